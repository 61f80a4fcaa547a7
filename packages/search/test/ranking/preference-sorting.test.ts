import { type Evaluation, Individual, preferredIndividuals, survivors } from '@auklet/search';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('preference sorting');

function individual(index: number, distances: readonly number[], failing = false): Individual<number> {
  const evaluation: Evaluation = { covered: [], fitness: (goal) => distances[goal] as number, failing, cost: 1 };
  return new Individual({ generation: 0, index }, index, evaluation, 1 + (index % 3), distances.length);
}

const populations = fc
  .integer({ min: 1, max: 5 })
  .chain((goals) => fc.array(fc.tuple(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: goals, maxLength: goals }), fc.boolean()), { minLength: 1, maxLength: 40 }))
  .map((rows) => rows.map(([distances, failing], index) => individual(index, distances, failing)));

function goalsOf(population: readonly Individual<number>[]): number[] {
  let goal = 0;
  while (population[0]?.evaluation.fitness(goal) !== undefined) goal += 1;
  return Array.from({ length: goal }, (_, id) => id);
}

function dominates(a: Individual<number>, b: Individual<number>, goals: readonly number[]): boolean {
  return goals.every((goal) => a.fitness(goal) <= b.fitness(goal)) && goals.some((goal) => a.fitness(goal) < b.fitness(goal));
}

test('keeps a best individual of each goal, whatever the capacity', () => {
  fc.assert(
    fc.property(populations, fc.integer({ min: 1, max: 10 }), (population, capacity) => {
      const goals = goalsOf(population);
      const kept = survivors(population, goals, capacity);
      for (const goal of goals) {
        const least = Math.min(...population.map((one) => one.fitness(goal)));
        assert.ok(kept.some((one) => one.fitness(goal) === least));
      }
      assert.is(new Set(kept).size, kept.length);
      assert.is(kept.length, Math.min(population.length, Math.max(capacity, preferredIndividuals(population, goals).length)));
    }),
  );
});

test('never prefers a dominated individual to one that dominates it, the preferred ones aside', () => {
  fc.assert(
    fc.property(populations, fc.integer({ min: 1, max: 20 }), (population, capacity) => {
      const goals = goalsOf(population);
      const kept = new Set(survivors(population, goals, capacity));
      const preferred = new Set(preferredIndividuals(population, goals));
      for (const lost of population.filter((one) => !kept.has(one))) {
        for (const one of kept) assert.ok(preferred.has(one) || !dominates(lost, one, goals));
      }
    }),
  );
});

test('does not depend on the order in which individuals arrive', () => {
  fc.assert(
    fc.property(populations, (population) => {
      const goals = goalsOf(population);
      const ids = (individuals: readonly Individual<number>[]) => individuals.map(({ id }) => id.index);
      assert.equal(ids(preferredIndividuals(population, goals)), ids(preferredIndividuals(population.toReversed(), goals)));
      assert.equal(ids(survivors(population, goals, 8)), ids(survivors(population.toReversed(), goals, 8)));
    }),
  );
});

test('prefers passing to failing, then smaller, among equally near', () => {
  const population = [individual(2, [1], true), individual(1, [1]), individual(3, [1])];
  assert.equal(preferredIndividuals(population, [0]).map(({ id }) => id.index), [3]);
});

test.run();
