import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { createRandom } from '@auklet/random';
import { exactCover } from '@auklet/search';

const test = suite('exact cover');

test('finds the pair that a greedy choice misses', () => {
  const sets = [[1, 2, 3, 4], [1, 2, 5], [3, 4, 6]];
  assert.equal(exactCover(sets.map((elements) => ({ elements, cost: 1 }))), [1, 2]);
});

test('takes the cheapest of the smallest', () => {
  assert.equal(exactCover([{ elements: [1], cost: 3 }, { elements: [1], cost: 2 }, { elements: [1, 2], cost: 9 }, { elements: [2], cost: 1 }]), [2]);
  assert.equal(exactCover([{ elements: [1], cost: 3 }, { elements: [1], cost: 2 }, { elements: [2], cost: 1 }]), [1, 2]);
});

test('is as small as trying all subsets finds', () => {
  for (let seed = 0; seed < 60; seed++) {
    const random = createRandom(seed);
    const sets = Array.from({ length: random.int(1, 9) }, () => ({ elements: [...new Set(Array.from({ length: random.int(1, 5) }, () => random.int(0, 11)))], cost: random.int(1, 9) }));
    const cover = exactCover(sets);
    assert.ok(cover);
    assert.equal(worthOf(cover, sets), best(sets), `seed ${seed}`);
  }
});

type Sets = readonly { readonly elements: readonly number[]; readonly cost: number }[];

function worthOf(cover: readonly number[], sets: Sets): [number, number] {
  return [cover.length, cover.reduce((sum, set) => sum + (sets[set]?.cost ?? 0), 0)];
}

function best(sets: Sets): [number, number] {
  const all = new Set(sets.flatMap(({ elements }) => elements)).size;
  const subsets = Array.from({ length: 2 ** sets.length }, (_, bits) => sets.flatMap((_set, index) => ((bits >> index) & 1 ? [index] : [])));
  const covers = subsets.filter((subset) => new Set(subset.flatMap((set) => sets[set]?.elements ?? [])).size === all);
  return covers.map((cover) => worthOf(cover, sets)).sort((a, b) => a[0] - b[0] || a[1] - b[1])[0] as [number, number];
}

test.run();
