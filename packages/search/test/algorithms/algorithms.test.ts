import { createRandom } from '@auklet/random';
import {
  DynaMosa,
  FeedbackDirectedRandom,
  maxExecutions,
  Mio,
  Mosa,
  type Problem,
  RandomSearch,
  RandomSuiteSearch,
  type SearchAlgorithm,
  type SearchOptions,
  WholeSuite,
} from '@auklet/search';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toyProblem } from '../toy-problem.ts';

type Toy = readonly number[];
type Create = (problem: Problem<Toy>, options: SearchOptions) => SearchAlgorithm<Toy>;

const GUIDED: Readonly<Record<string, Create>> = {
  DynaMosa: (problem, options) => new DynaMosa(problem, options),
  Mosa: (problem, options) => new Mosa(problem, options),
  Mio: (problem, options) => new Mio(problem, options),
  WholeSuite: (problem, options) => new WholeSuite(problem, options),
  'WholeSuite without archive': (problem, options) => new WholeSuite(problem, { ...options, archive: false }),
};
const UNGUIDED: Readonly<Record<string, Create>> = {
  RandomSearch: (problem, options) => new RandomSearch(problem, options),
  RandomSuiteSearch: (problem, options) => new RandomSuiteSearch(problem, options),
  FeedbackDirectedRandom: (problem, options) => new FeedbackDirectedRandom(problem, options),
};

const test = suite('algorithms');

async function finish(create: Create, targets: Toy, executions: number, seed: number) {
  const problem = toyProblem(targets);
  const search = create(problem, { random: createRandom(seed), stop: maxExecutions(executions) });
  let last;
  for await (const report of search.run()) last = report;
  return { search, problem, last };
}

for (const [name, create] of Object.entries(GUIDED)) {
  test(`${name} follows distances`, async () => {
    const { search, last } = await finish(create, [310, -260, 42], 12_000, 1);
    assert.is(last?.coveredCount, 3);
    assert.is(search.archive.coveredCount, 3);
  });
}

for (const [name, create] of Object.entries({ ...GUIDED, ...UNGUIDED })) {
  test(`${name} repeats itself for the same seed and keeps its budget`, async () => {
    const run = async (seed: number): Promise<string> => {
      const { search, problem, last } = await finish(create, [5, -1, 900], 700, seed);
      assert.is(last?.executions, 700);
      assert.is(problem.batches.reduce((sum, size) => sum + size, 0), 700);
      return JSON.stringify(search.archive.solutions().map(({ individual, goals }) => [individual.id, individual.chromosome, goals]));
    };
    assert.is(await run(1), await run(1));
  });

  test(`${name} keeps a witness for what it covered`, async () => {
    const { search } = await finish(create, [0, 1, 900], 2000, 4);
    for (const { individual, goals } of search.archive.solutions()) {
      for (const goal of goals) assert.is(individual.evaluation.fitness(goal), 0);
    }
  });
}

test.run();
