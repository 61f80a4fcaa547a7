import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseText, returnsOf } from '../analyse-text.ts';

const test = suite('what a function gives back');

/** What, the function, the type of its result. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['a function with its parameters', '() => (q, w) => q.trim()', '(q: string, w: ?) => ?'],
  ['a function of a function', '() => (q) => (w) => [w.trim(), q()]', '(q: () => ?) => (w: string) => array<?>'],
  ['a named function', '() => inner', '(q: number) => number'],
  ['an object of functions', '() => ({ get(q) { return q.trim() }, inner, n: 1 })', '{ get: (q: string) => ?; inner: (q: number) => number; n: integer }'],
  ['an instance', '() => new Thing()', 'new Thing'],
  ['what a local function gives back', '() => make()', 'new Thing'],
  ['both branches', "(q) => q ? 'a' : 1.5", 'string | number'],
  ['a comparison', '(q) => q === 1', 'boolean'],
  ['a promise', "async () => 'a'", 'promise<string>'],
  ['a generator', 'function* () { yield 1 }', 'iterable<?>'],
  ['nothing', '() => {}', '?'],
];

for (const [what, code, expected] of TABLE) {
  test(what, async () => {
    const analysis = await analyseText(`class Thing {}\nfunction inner(q) { return q * 2 }\nconst make = () => new Thing();\nexport const subject = ${code};`);
    assert.is(returnsOf(analysis), expected);
  });
}

test('a chainable method gives its instance back', async () => {
  const analysis = await analyseText('export class Chain { step() { return this } }');
  assert.is(returnsOf(analysis, 'step'), 'new Chain');
});

test.run();
