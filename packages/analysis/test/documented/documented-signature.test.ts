import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseText, parametersOf, returnsOf } from '../analyse-text.ts';

const test = suite('documentation comments');

/** JSDoc type, what it says. */
const TYPES: readonly (readonly [string, string])[] = [
  ['string', 'string'],
  ['String', 'string'],
  ['?number', 'null | number'],
  ['number|string', 'number | string'],
  ['(number|string)', 'number | string'],
  ['string[]', 'array<string>'],
  ['Array.<string>', 'array<string>'],
  ['Array<number>', 'array<number>'],
  ['Object.<string, number>', '{ [*]: number }'],
  ['{a: string, b?: number}', '{ a: string; b?: number }'],
  ["'x'|'y'", '"x" | "y"'],
  ['function(string, number): boolean', '(arg0: string, arg1: number) => boolean'],
  ['(q: string) => void', '(q: string) => undefined'],
  ['Promise<string>', 'promise<string>'],
  ['Map<string, number>', 'map<string, number>'],
  ['Date', 'date'],
  ['!RegExp', 'regexp'],
  ['Point', '{ x2: number; y2?: number }'],
  ['Visit', '(q: string) => boolean'],
  ['SomeCallback', '() => ?'],
  ['*', '?'],
  ['not a {type', '?'],
];

const DEFINITIONS = `
/**
 * @typedef {Object} Point
 * @property {number} x2 across
 * @property {number} [y2=0] down
 */
/**
 * @callback Visit
 * @param {string} q
 * @returns {boolean}
 */
`;

for (const [type, expected] of TYPES) {
  test(`@param {${type}}`, async () => {
    const analysis = await analyseText(`${DEFINITIONS}\n/** @param {${type}} q what */\nexport function subject(q) {}`);
    assert.is(parametersOf(analysis), `q: ${expected}`);
  });
}

test('properties of a parameter are folded into it', async () => {
  const analysis = await analyseText(`/**
   * @param {object} q the first
   * @param {string} q.w a property
   * @param {number} [q.u=3] an optional one
   * @param {object} q.v
   * @param {boolean} q.v.deep2
   * @param {object[]} v
   * @param {string} v[].id2
   */
  export const subject = (q, v) => {};`);
  assert.is(parametersOf(analysis), 'q: { w: string; u?: number; v: { deep2: boolean } }, v: array<{ id2: string }>');
});

test('brackets and equals signs make a parameter optional, dots a list', async () => {
  const analysis = await analyseText('/** @param {string} [q]\n * @param {number=} w\n * @param {...Date} v */\nexport function subject(q, w, ...v) {}');
  assert.is(parametersOf(analysis), 'q?: string, w?: number, ...v: array<date>');
});

test('a comment that skips a parameter does not shift the others', async () => {
  const analysis = await analyseText('/** @param {Date} w */\nexport function subject(q, w) {}');
  assert.is(parametersOf(analysis), 'q: ?, w: date');
});

test('comments are found before assignments, methods and properties', async () => {
  const analysis = await analyseText(`
    /** @param {Date} q */
    globalThis.f = function assigned(q) {};
    export class A { /** @param {Date} q */ method(q) {} }
    export const o = { /** @param {Date} q */ property: (q) => {} };
    /** @param {Date} q */
    export default function defaulted(q) {}`);
  for (const name of ['assigned', 'method', 'property', 'defaulted']) assert.is(parametersOf(analysis, name), 'q: date', name);
});

test('@returns', async () => {
  assert.is(returnsOf(await analyseText('/** @returns {Promise<string>} later */\nexport function subject() {}')), 'promise<string>');
});

test.run();
