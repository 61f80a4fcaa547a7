import { createRandom } from '@auklet/random';
import { DynaMosa, RandomSearch, anyOf, maxExecutions, maxGenerations, type SearchAlgorithm } from '@auklet/search';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toyProblem } from '../toy-problem.ts';

const test = suite('DynaMosa');
const TARGETS = [1234, -777, 42, 1500];

async function finish<C>(search: SearchAlgorithm<C>) {
  const reports = [];
  for await (const report of search.run()) reports.push(report);
  return reports;
}

test('covers goals that random search does not come near', async () => {
  const options = { random: createRandom(1), stop: maxExecutions(20_000) };
  const dynamosa = new DynaMosa(toyProblem(TARGETS), options);
  const random = new RandomSearch(toyProblem(TARGETS), options);
  const reports = await finish(dynamosa);
  await finish(random);
  assert.is(reports.at(-1)?.coveredCount, 4);
  assert.ok(random.archive.coveredCount <= 1);
  for (const { individual, goals } of dynamosa.archive.solutions()) {
    for (const goal of goals) assert.is(individual.chromosome[goal], TARGETS[goal]);
  }
});

test('gives the same archive for the same seed, another for another', async () => {
  const outcome = async (seed: number) => {
    const search = new DynaMosa(toyProblem(TARGETS), { random: createRandom(seed), stop: maxExecutions(3000) });
    const reports = await finish(search);
    return JSON.stringify([reports, search.archive.solutions().map(({ individual }) => individual.chromosome)]);
  };
  assert.is(await outcome(5), await outcome(5));
  assert.is.not(await outcome(5), await outcome(6));
});

test('spends exactly the executions it was given and stops at the generation it was given', async () => {
  const problem = toyProblem(TARGETS);
  const reports = await finish(new DynaMosa(problem, { random: createRandom(2), stop: maxExecutions(500) }));
  assert.is(reports.at(-1)?.executions, 500);
  assert.is(problem.batches.reduce((sum, size) => sum + size, 0), 500);
  const few = await finish(new DynaMosa(toyProblem(TARGETS), { random: createRandom(2), stop: anyOf(maxGenerations(3), maxExecutions(9999)) }));
  assert.is(few.length, 3);
});

test('ends when everything is covered', async () => {
  const reports = await finish(new DynaMosa(toyProblem([0, 1]), { random: createRandom(3), stop: maxExecutions(50_000) }));
  assert.is(reports.at(-1)?.coveredCount, 2);
  assert.ok((reports.at(-1)?.executions ?? Infinity) < 50_000);
});

test.run();
