import type { TestCaseDto } from '@auklet/protocol';
import { createRandom } from '@auklet/random';
import { faultsOf, neighbourhoodsOf, sample, TestCluster } from '@auklet/testcase';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { SAMPLE_MODULE } from '../sample-module.ts';

const test = suite('neighbourhoodsOf');

test('moves keep test cases well formed at every step', () => {
  const cluster = new TestCluster(SAMPLE_MODULE);
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = createRandom(seed);
      const testCase = sample(cluster, random);
      for (const moves of neighbourhoodsOf(testCase, random)) {
        for (const move of moves) {
          for (const step of [1, 2, 16]) {
            const moved = move.apply(step);
            if (moved !== undefined) assert.equal(faultsOf(moved), []);
          }
        }
      }
    }),
    { numRuns: 60 },
  );
});

test('reaches numbers, texts, structure and the order of statements', () => {
  const testCase: TestCaseDto = {
    version: 1,
    statements: [
      {
        kind: 'call',
        callee: { export: ['f'] },
        args: [
          { kind: 'number', value: 10 },
          { kind: 'string', value: 'ab' },
          { kind: 'array', items: [{ kind: 'boolean', value: true }] },
        ],
      },
      { kind: 'await', statement: 0 },
    ],
  };
  const neighbours = [...neighbourhoodsOf(testCase, createRandom(1))].flat().flatMap((move) => move.apply(1) ?? []);
  const text = neighbours.map(({ statements }) => JSON.stringify(statements));
  const expected = ['"value":11', '"value":-1014', '"value":"b"', '"value":"bb"', '"value":"ac"', '"items":[]', '"value":false'];
  for (const part of expected) assert.ok(text.some((neighbour) => neighbour.includes(part)), part);
  assert.ok(neighbours.some(({ statements }) => statements.length === 3));
  assert.ok(neighbours.some(({ statements }) => statements.length === 1));
});

test.run();
