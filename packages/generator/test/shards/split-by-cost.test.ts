import fc from 'fast-check';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { type Costed, splitByCost } from '../../dist/shards/split-by-cost.js';

const test = suite('split by cost');

const modules = fc.uniqueArray(fc.record({ label: fc.string(), cost: fc.nat(10_000) }), { selector: ({ label }) => label, maxLength: 60 });
const count = fc.integer({ min: 1, max: 9 });

function loadsOf(all: readonly Costed[], shards: readonly number[], size: number): number[] {
  return Array.from({ length: size }, (_, shard) => all.reduce((sum, { cost }, position) => sum + (shards[position] === shard ? cost : 0), 0));
}

test('every module is in one shard, whatever the order of the modules', () => {
  fc.assert(
    fc.property(modules, count, (all, size) => {
      const shards = splitByCost(all, size);
      assert.is(shards.length, all.length);
      assert.ok(shards.every((shard) => shard >= 0 && shard < size));
      const reversed = splitByCost([...all].reverse(), size);
      assert.equal([...reversed].reverse(), shards);
    }),
  );
});

test('no shard has more than a third above what the best split must have', () => {
  fc.assert(
    fc.property(modules, count, (all, size) => {
      const total = all.reduce((sum, { cost }) => sum + cost, 0);
      const least = Math.max(total / size, ...all.map(({ cost }) => cost), 0);
      const sorted = all.map(({ cost }) => cost).sort((a, b) => b - a);
      const pairs = (sorted[size - 1] ?? 0) + (sorted[size] ?? 0);
      assert.ok(Math.max(...loadsOf(all, splitByCost(all, size), size)) <= (4 / 3) * Math.max(least, pairs) + 1e-9);
    }),
  );
});

test('what is expensive is alone', () => {
  const all = [{ label: 'a', cost: 1 }, { label: 'b', cost: 10 }, { label: 'c', cost: 2 }, { label: 'd', cost: 3 }];
  assert.equal(splitByCost(all, 2), [1, 0, 1, 1]);
});

test.run();
