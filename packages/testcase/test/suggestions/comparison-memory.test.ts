import type { ComparisonDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ComparisonMemory } from '../../src/suggestions/comparison-memory.ts';

const test = suite('ComparisonMemory');

function compared(value: string, statement = 0, predicate = 0): ComparisonDto {
  return { predicate, statement, operator: '===', left: { kind: 'string', value }, right: { kind: 'string', value: 'wanted' }, outcome: false };
}

test('asks about the same operands ever less often', () => {
  const memory = new ComparisonMemory();
  const asked = Array.from({ length: 200 }, (_, i) => i + 1).filter(() => memory.due([compared('a')]).length > 0);
  assert.equal(asked, [...Array.from({ length: 64 }, (_, i) => i + 1), 128]);
  assert.is(memory.due([compared('b')]).length, 1);
});

test('asks once about what a loop compares again, in each statement', () => {
  const comparisons = [compared('a'), compared('a'), compared('b'), compared('a', 1)];
  assert.equal(new ComparisonMemory().due(comparisons), [compared('a'), compared('b'), compared('a', 1)]);
});

test('asks about a few comparisons of a predicate at once, and the next time about those that waited', () => {
  const loop = Array.from({ length: 20 }, (_, i) => compared(String(i)));
  const memory = new ComparisonMemory();
  assert.is(memory.due([...loop, compared('other', 0, 1)]).length, 7);
  for (let i = 0; i < 64; i++) memory.due(loop);
  assert.ok(memory.due(loop).every(({ left }) => left.kind === 'string' && Number(left.value) >= 6));
});

test.run();
