import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createRandom } from '@auklet/random';

const test = suite('createRandom');

test('gives the same numbers for the same seed, other numbers for another', () => {
  const draw = (seed: number | string) => {
    const random = createRandom(seed);
    return [random.u32(), random.u32(), random.u32()];
  };
  assert.equal(draw(7), draw(7));
  assert.equal(draw('a seed'), draw('a seed'));
  assert.not.equal(draw(7), draw(8));
  assert.not.equal(draw(7), draw('7'));
});

test('pins the stream, because a seed promises the same tests in every release', () => {
  const random = createRandom(1);
  assert.equal([random.u32(), random.u32(), random.int(0, 99)], [3522857995, 1163780422, 77]);
});

test('a fork depends on seed and labels, never on what was drawn', () => {
  const fresh = createRandom(3);
  const used = createRandom(3);
  for (let i = 0; i < 10; i++) used.u32();
  assert.is(fresh.fork(1, 'breed').u32(), used.fork(1, 'breed').u32());
  assert.is(fresh.fork(1).fork('breed').u32(), fresh.fork(1, 'breed').u32());
  assert.is.not(fresh.fork(1, 2).u32(), fresh.fork(2, 1).u32());
  assert.is.not(fresh.fork('1').u32(), fresh.fork(1).u32());
});

test('integers stay in their range and reach both ends', () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: -1000, max: 1000 }), fc.nat(1000), (seed, low, width) => {
      const value = createRandom(seed).int(low, low + width);
      return Number.isInteger(value) && value >= low && value <= low + width;
    }),
  );
  const random = createRandom(5);
  const seen = new Set(Array.from({ length: 200 }, () => random.int(-2, 2)));
  assert.equal([...seen].sort((a, b) => a - b), [-2, -1, 0, 1, 2]);
});

test('floats lie in [0, 1) and fill it', () => {
  const random = createRandom(11);
  const floats = Array.from({ length: 2000 }, () => random.float());
  assert.ok(floats.every((value) => value >= 0 && value < 1));
  const mean = floats.reduce((sum, value) => sum + value, 0) / floats.length;
  assert.ok(Math.abs(mean - 0.5) < 0.03);
});

test('weighted draws in proportion and never a zero weight', () => {
  const random = createRandom(13);
  const counts = [0, 0, 0];
  for (let i = 0; i < 4000; i++) counts[random.weighted([1, 0, 3])]! += 1;
  assert.is(counts[1], 0);
  assert.ok(Math.abs(counts[2]! / 4000 - 0.75) < 0.04);
  assert.throws(() => random.weighted([0, 0]), RangeError);
  assert.throws(() => random.pick([]), RangeError);
});

test('shuffle permutes a copy', () => {
  fc.assert(
    fc.property(fc.integer(), fc.array(fc.integer()), (seed, items) => {
      const before = items.slice();
      const shuffled = createRandom(seed).shuffle(items);
      assert.equal(items, before);
      assert.equal(shuffled.slice().sort(), before.slice().sort());
    }),
  );
});

test.run();
