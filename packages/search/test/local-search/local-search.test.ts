import { createRandom } from '@auklet/random';
import { DynaMosa, maxExecutions, type Move, type Problem, type Suggestion } from '@auklet/search';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toyProblem } from '../toy-problem.ts';

const test = suite('answers to stagnation');

type Toy = readonly number[];
const TARGETS = [40_000, -70_000];

async function executionsToCover(problem: Problem<Toy>, seed: number): Promise<number> {
  return lastExecutions(new DynaMosa(problem, { random: createRandom(seed), stop: maxExecutions(20_000) }));
}

async function lastExecutions(search: DynaMosa<Toy>): Promise<number> {
  let executions = 0;
  for await (const report of search.run()) ({ executions } = report);
  return executions;
}

/** Steps up and down in every position. */
function* neighbourhoods(chromosome: Toy): Generator<readonly Move<Toy>[]> {
  for (let position = 0; position < chromosome.length; position++) {
    yield [-1000, -1, 1, 1000].map((delta) => ({ apply: (step) => chromosome.with(position, (chromosome[position] as number) + delta * step) }));
  }
}

test('local search reaches in growing steps what small mutations do not', async () => {
  const mutating = { ...toyProblem(TARGETS), batches: [] };
  assert.is(await executionsToCover(mutating, 1), 20_000);
  assert.ok((await executionsToCover({ ...mutating, neighbourhoods }, 1)) < 8_000);
});

test('suggestions are built when their turn comes, for the best of each goal only', async () => {
  const asked: Toy[] = [];
  const suggest = (chromosome: Toy): readonly Suggestion<Toy>[] => {
    asked.push(chromosome);
    return TARGETS.map((target, goal) => ({ goal, key: String(goal), apply: () => chromosome.with(goal, target) }));
  };
  assert.ok((await executionsToCover({ ...toyProblem(TARGETS), suggest }, 1)) < 120);
  assert.ok(asked.length <= 4);
});

test('what inspecting takes is part of the budget', async () => {
  const problem = toyProblem([1e9, -1e9]);
  let inspected = 0;
  const inspect = (batch: readonly Toy[]) => {
    inspected += batch.length;
    return problem.evaluate(batch);
  };
  const search = new DynaMosa({ ...problem, inspect, suggest: () => [] }, { random: createRandom(1), stop: maxExecutions(1000) });
  await lastExecutions(search);
  assert.ok(inspected > 0);
  assert.is(problem.batches.reduce((sum, size) => sum + size, 0), 1000);
});

test('the longer nothing gets better, the fewer are asked beside the best', async () => {
  const problem = toyProblem([1e9, -1e9]);
  const unreachable = { ...problem, evaluate: async (batch: readonly Toy[]) => batch.map(() => ({ covered: [], fitness: () => 1, failing: false, cost: 1 })) };
  let inspected = 0;
  const inspect = (batch: readonly Toy[]) => {
    inspected += batch.length;
    return unreachable.evaluate(batch);
  };
  const search = new DynaMosa({ ...unreachable, inspect, suggest: () => [] }, { random: createRandom(1), stop: maxExecutions(3000) });
  const after: number[] = [];
  const generations = search.run();
  while ((await generations.next()).done !== true) after.push(inspected);
  const within = (from: number, to: number): number => (after[to] as number) - (after[from] as number);
  assert.ok(within(2, 8) >= 6);
  assert.ok(within(40, 60) > 0);
  assert.ok(within(40, 60) <= 10);
});

test('what is hazardous is never bred from', async () => {
  const problem = toyProblem([1e9, -1e9]);
  const parents: Toy[] = [];
  const search = new DynaMosa<Toy>(
    {
      ...problem,
      mutate: (parent, random, focus, evaluation) => {
        parents.push(parent);
        return problem.mutate(parent, random, focus, evaluation);
      },
      evaluate: async (batch) => (await problem.evaluate(batch)).map((evaluation, i) => ({ ...evaluation, hazardous: ((batch[i] as Toy)[0] as number) > 0 })),
    },
    { random: createRandom(1), stop: maxExecutions(600) },
  );
  await lastExecutions(search);
  const uncrossed = parents.filter(([first]) => (first as number) > 0);
  assert.ok(parents.length > 100);
  assert.ok(uncrossed.length < parents.length / 10, 'only mutants of mutants may be hazardous');
});

test.run();
