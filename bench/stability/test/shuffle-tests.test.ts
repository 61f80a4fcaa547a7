import { createRandom } from '@auklet/random';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { shuffleTests } from '../shuffle-tests.ts';

const SOURCE = `import { describe, expect, it } from 'vitest';
import f from './f.js';

describe('f', () => {
  const one = 1;

  it('a', () => { expect(f(one)).toBe(1); });
  it('b', () => { expect(f(2)).toBe(2); });
  it('c', () => { expect(f(3)).toBe(3); });
});

it('d', () => { expect(f(4)).toBe(4); });
// the end
`;

const titles = (text: string): string[] => [...text.matchAll(/'([a-d])'/g)].map(([, title]) => title as string);

test('groups and tests change places, and nothing else does', () => {
  const orders = Array.from({ length: 20 }, (_, seed) => shuffleTests(SOURCE, createRandom(seed)));
  assert.ok(new Set(orders.map((text) => titles(text).join(''))).size > 4);
  for (const text of orders) {
    assert.equal(titles(text).toSorted(), ['a', 'b', 'c', 'd']);
    assert.is(text.length, SOURCE.length);
    assert.ok(text.indexOf("'f'") < text.indexOf("'a'"));
    assert.ok(text.indexOf('const one') < Math.min(...['a', 'b', 'c'].map((title) => text.indexOf(`'${title}'`))));
    assert.ok(text.endsWith('// the end\n'));
  }
});

test('the same seed gives the same order', () => {
  assert.is(shuffleTests(SOURCE, createRandom(3)), shuffleTests(SOURCE, createRandom(3)));
});

test.run();
