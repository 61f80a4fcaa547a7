import type { TestCaseDto } from '@auklet/protocol';
import { testCaseSchema } from '@auklet/protocol/schema';
import { createRandom } from '@auklet/random';
import { crossOver, extend, faultsOf, mutate, sample, smokeSeeds, slice, TestCluster, withoutStatements } from '@auklet/testcase';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SAMPLE_MODULE } from '../sample-module.ts';

const test = suite('operators');

function learntCluster(): TestCluster {
  const cluster = new TestCluster(SAMPLE_MODULE);
  const returned: TestCaseDto = {
    version: 1,
    statements: [
      { kind: 'call', callee: { export: ['compose'] }, args: [] },
      { kind: 'call', callee: { statement: 0 }, args: [] },
    ],
  };
  cluster.learn(returned, {
    runtimeTypes: [
      { kind: 'function', length: 2 },
      { kind: 'object', type: 'Stream', methods: ['pipe', 'read'] },
    ],
  });
  return cluster;
}

function requireSound(testCase: TestCaseDto): void {
  assert.equal(faultsOf(testCase), []);
  testCaseSchema.parse(testCase);
}

test('samples are well formed and fit the schema', () => {
  const cluster = learntCluster();
  fc.assert(fc.property(fc.integer(), (seed) => requireSound(sample(cluster, createRandom(seed)))), { numRuns: 400 });
});

test('seeds are well formed and use every callable', () => {
  const cluster = new TestCluster(SAMPLE_MODULE);
  const seeds = smokeSeeds(cluster, createRandom(1));
  seeds.forEach(requireSound);
  const text = JSON.stringify(seeds);
  for (const part of ['"default"', '"compose"', '"Queue"', '"push"', '"iterator"', '"size"', '"limit"', '"from"', '"load"', '"await"']) {
    assert.ok(text.includes(part), part);
  }
});

test('a chain of mutations stays well formed', () => {
  const cluster = learntCluster();
  fc.assert(
    fc.property(fc.integer(), fc.nat(3), (seed, statement) => {
      const random = createRandom(seed);
      let testCase = sample(cluster, random);
      for (let i = 0; i < 20; i++) {
        testCase = mutate(testCase, cluster, random, { outcome: { kind: 'threw', statement, error: { type: 'Error', isError: true, message: '' } } });
        requireSound(testCase);
      }
    }),
    { numRuns: 150 },
  );
});

test('extending keeps what was there', () => {
  const cluster = learntCluster();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      let testCase = sample(cluster, random);
      for (let i = 0; i < 12; i++) {
        const extended = extend(testCase, cluster, random);
        requireSound(extended);
        assert.equal(extended.statements.slice(0, testCase.statements.length), testCase.statements);
        testCase = extended;
      }
    }),
    { numRuns: 60 },
  );
});

test('crossover of any two test cases gives two well-formed children', () => {
  const cluster = learntCluster();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const [first, second] = [sample(cluster, random), sample(cluster, random)];
      crossOver(first, second, cluster, random).forEach(requireSound);
    }),
    { numRuns: 400 },
  );
});

test('operators leave their parents alone and depend on nothing but the random source', () => {
  const cluster = learntCluster();
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const parent = sample(cluster, createRandom(seed));
      const before = JSON.stringify(parent);
      const mutant = mutate(parent, cluster, createRandom(seed));
      crossOver(parent, mutant, cluster, createRandom(seed));
      assert.is(JSON.stringify(parent), before);
      assert.equal(mutate(parent, cluster, createRandom(seed)), mutant);
    }),
    { numRuns: 100 },
  );
});

test('a slice holds what was wanted and only refers to itself', () => {
  const cluster = learntCluster();
  fc.assert(
    fc.property(fc.integer(), fc.nat(9), (seed, position) => {
      const testCase = sample(cluster, createRandom(seed));
      const wanted = position % testCase.statements.length;
      const sliced = slice(testCase, [wanted]);
      assert.is(sliced.statements.at(-1)?.kind, testCase.statements[wanted]?.kind);
      assert.equal(faultsOf(sliced).filter((fault) => fault.includes('refers')), []);
      const rest = withoutStatements(testCase, new Set([wanted]));
      assert.ok(rest.statements.length < testCase.statements.length);
      assert.equal(faultsOf(rest).filter((fault) => fault.includes('refers')), []);
    }),
    { numRuns: 300 },
  );
});

test.run();
