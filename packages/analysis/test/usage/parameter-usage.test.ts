import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { analyseText, parametersOf } from '../analyse-text.ts';

const test = suite('what use shows of a parameter');

/** What it shows, a function `subject`, its parameters. Names are chosen to say nothing. */
const TABLE: readonly (readonly [string, string, string])[] = [
  ['a string method', '(q) => q.toUpperCase()', 'q: string'],
  ['an array method', '(q) => q.push(1)', 'q: array<?>'],
  ['a method that strings and arrays have', '(q) => q.slice(1)', 'q: string | array<?>'],
  ['a second method decides', '(q) => { q.slice(1); q.push(2) }', 'q: array<?> | string'],
  ['a number method', '(q) => q.toFixed(2)', 'q: number'],
  ['a date method', '(q) => q.getTime()', 'q: date'],
  ['a regular expression method', '(q) => q.exec("x")', 'q: regexp'],
  ['map methods', '(q) => { q.set(1, 2); q.get(3) }', 'q: map<string, ?> | { set: (arg0: integer, arg1: integer) => ?; get: (arg0: integer) => ? }'],
  ['a call with an options object is no map access', '(q, w) => q.get(w, { retries: 3 })', 'q: { get: (w: ?, arg1: { retries?: integer }) => ? }, w: ?'],
  ['arithmetic', '(q) => q * 2', 'q: number'],
  ['bits', '(q) => q & 3', 'q: integer'],
  ['a sum with a text', "(q) => 'v' + q", 'q: string'],
  ['comparison with a string', "(q) => q === 'on'", 'q: "on" | string'],
  ['comparison with a constant', "(q) => q === MODE", 'q: "fast" | string'],
  ['both sides of a bound', '(q) => q > 10', 'q: number | 9 | 10 | 11'],
  ['cases of a switch', "(q) => { switch (q) { case 'a': return 1; case 'b': return 2 } }", 'q: "a" | "b" | string'],
  ['membership in a list of constants', "(q) => ['x', 'y'].includes(q)", 'q: "x" | "y"'],
  ['membership in a set of constants', '(q) => COLORS.has(q)', 'q: "red" | "blue"'],
  ['a look-up in a constant table', '(q) => TABLE[q]', 'q: string | "one" | "two"'],
  ['the in operator on a constant table', '(q) => q in TABLE', 'q: string | "one" | "two"'],
  ['typeof', "(q) => { if (typeof q === 'function') return q() ; if (typeof q === 'number') return 1 }", 'q: () => ? | number'],
  ['a switch on typeof', "(q) => { switch (typeof q) { case 'string': return 1; case 'bigint': return 2 } }", 'q: string | bigint'],
  ['Array.isArray', '(q) => Array.isArray(q)', 'q: array<?>'],
  ['instanceof', '(q) => q instanceof Map || q instanceof Date || q instanceof Uint8Array', 'q: map<string, ?> | date | Uint8Array'],
  ['a property', '(q) => q.size2 > 1', 'q: { size2: number | 0 | 1 | 2 }'],
  ['nested properties', '(q) => q.w2.port2 * 2', 'q: { w2: { port2: number } }'],
  ['a property through a name', '(q) => { const w = q.inner; return w.rest2.trim() }', 'q: { inner: { rest2: string } }'],
  ['a destructured parameter', '({ q, w = 5, ...others }) => [q.trim(), others.rest2.trim()]', 'options: { q: string; w?: integer; rest2: string }'],
  ['a destructured name', '(q) => { const { w, v: { u } } = q; w.trim(); return u * 2 }', 'q: { w: string; v: { u: number } }'],
  ['an optional property', '(q) => q?.w?.trim()', 'q?: { w?: string }'],
  ['a property that is only tested', '(q) => q.verb ? 1 : 2', 'q: { verb?: boolean }'],
  ['an option that is named like a method', '(q) => { q.sort = q.sort === true; if (q.filter) return 1; }', 'q: { sort: true | boolean; filter?: boolean }'],
  ['a method that is tested for', "(q) => typeof q.then === 'function'", 'q: promise<?>'],
  ['an own method', '(q) => q.run(1).then((w) => w.done2)', 'q: { run: (arg0: integer) => promise<{ done2: ? }> }'],
  ['items of a loop', '(q) => { for (const w of q) w.trim() }', 'q: array<string> | iterable<string> | string'],
  ['items by position', '(q) => { for (let w = 0; w < q.length; w++) q[w].trim() }', 'q: string | array<string>'],
  ['items of a callback', '(q) => q.map((w) => w.name2.trim())', 'q: array<{ name2: string }>'],
  ['items of a reduction', '(q) => q.reduce((sum, w) => sum + w.n2, 0)', 'q: array<{ n2: number | string }>'],
  ['characters', "(q) => { for (const w of q) if (w === '-') return 1 }", 'q: string | array<"-" | string> | iterable<"-" | string>'],
  ['items that are calculated with', '(q) => q[0] / 255', 'q: array<number> | string'],
  ['one item or a list', '(q) => [].concat(q).map((w) => w.trim())', 'q: array<string> | string'],
  ['one item or a list, spelled out', '(q) => (Array.isArray(q) ? q : [q]).map((w) => w.getTime())', 'q: array<date> | date'],
  ['options merged by compiled code', '(q) => { const w = (0, _merge.default)(q, DEFAULTS); return w.u2 }', 'q: { u2: ?; limit?: integer }'],
  ['a builtin of compiled code', '(q) => (0, _path.join)(q)', 'q: string'],
  ['a copy of all properties', '(q) => { const w = {}; for (const key in q) w[key] = q[key]; return w.u2.trim() }', 'q: { u2: string; [*]: ? } | array<?>'],
  ['a spread', '(q) => [...q]', 'q: array<?> | iterable<?>'],
  ['an object spread beside defaults', '(q) => ({ ...{ deep: true, limit: 3 }, ...q })', 'q: { deep?: boolean; limit?: integer }'],
  ['Object.assign beside defaults', '(q) => Object.assign({}, DEFAULTS, q)', 'q: { limit?: integer }'],
  ['a default', '(q = "a") => q', 'q?: string'],
  ['a default by ||', '(q) => { const w = q || {}; return w.x2.trim() }', 'q?: { x2: string }'],
  ['a default by ??', '(q) => q ?? 3', 'q?: integer'],
  ['a default by ??=', '(q) => { q ??= []; return q }', 'q?: array<?>'],
  ['a rest parameter', '(...q) => q.map((w) => w.trim())', '...q: array<string>'],
  ['a callback and what it is given', "(q) => q(null, 'x')", 'q: (arg0: ?, arg1: string) => ?'],
  ['a callback whose result is used', '(q) => q(1).trim()', 'q: (arg0: integer) => string'],
  ['a callback that has to call back', '(q) => q((err, w) => w.trim())', 'q: (arg0: (err: ?, w: string) => ?) => ?'],
  ['a listener', "(q) => q.on('data', (w) => w.trim())", 'q: { on: (arg0: string, arg1: (w: string) => ?) => ? }'],
  ['a function handed to a builtin', '(q) => [1].map(q)', 'q: () => ?'],
  ['a promise', 'async (q) => (await q).trim()', 'q: string | promise<string>'],
  ['a result that is awaited', 'async (q) => { const w = await q(); return w.ok2.trim() }', 'q: () => { ok2: string } | promise<{ ok2: string }>'],
  ['a conversion', '(q) => parseInt(q, 10)', 'q: string'],
  ['a conversion before a comparison', '(q) => Number(q) === 8080', 'q: string | 8080 | number'],
  ['a trimmed text before a comparison', "(q) => q.trim() === 'yes'", 'q: string | "yes"'],
  ['JSON', '(q) => JSON.parse(q)', 'q: string'],
  ['a regular expression', '(q) => /a+/.test(q)', 'q: string'],
  ['a local function', '(q) => helper(q)', 'q: string'],
  ['a method of an object of the module', '(q) => api.helper(q)', 'q: date'],
  ['a function that gives its argument back', '(q) => same(q).trim()', 'q: string'],
  ['a value that is replaced', '(q) => { q = new Thing(q); return q.inner.trim() }', 'q: ?'],
  ['the arguments object', 'function () { return [arguments[0].trim(), arguments[1] * 2] }', 'arg0?: string, arg1?: number'],
  ['all of the arguments object', 'function () { for (let w = 0; w < arguments.length; w++) arguments[w].trim() }', '...args: array<string>'],
  ['null beside another kind', '(q) => q === null || q.trim()', 'q?: string | null'],
  ['null alone says nothing', '(q) => q === null', 'q?: ?'],
];

const MODULE = `
import _path from 'node:path';
import _merge from 'merge';
const MODE = 'fast';
const COLORS = new Set(['red', 'blue']);
const TABLE = { one: 1, two: 2 };
const DEFAULTS = { limit: 3 };
class Thing {}
function helper(value) { return value.trim() }
const same = (value) => value;
const api = { helper(value) { return value.getTime() } };
`;

for (const [what, code, expected] of TABLE) {
  test(what, async () => {
    const analysis = await analyseText(`${MODULE}\nexport const subject = ${code};`);
    assert.is(parametersOf(analysis), expected);
  });
}

test('fields that hold a constructor parameter are followed through all methods', async () => {
  const analysis = await analyseText(`export class Box {
    #w;
    constructor(q, w) { this.q = q; this.#w = w }
    m() { return [this.q.rest2 * 2, this.#w.trim()] }
  }`);
  assert.is(parametersOf(analysis, 'constructor'), 'q: { rest2: number }, w: string');
});

test('fields of a constructor function are followed through its prototype', async () => {
  const analysis = await analyseText(`export function Box(q) { this.q = q }
    Box.prototype.m = function () { var self = this; return self.q.rest2.trim() }`);
  assert.is(parametersOf(analysis, 'Box'), 'q: { rest2: string }');
});

test('fields that are copied from a parameter are followed', async () => {
  const analysis = await analyseText(`export class Box {
    constructor(q) { for (const key of Object.keys(q)) this[key] = q[key] }
    m() { return [this.u2.trim(), this.help()] }
    help() { return 1 }
  }`);
  assert.is(parametersOf(analysis, 'constructor'), 'q: { u2: string; [*]: ? } | array<?>');
});

test('methods of the same class are followed', async () => {
  const analysis = await analyseText('export class Box { run(q) { return this.help(q) } help(w) { return w.getTime() } }');
  assert.is(parametersOf(analysis, 'run'), 'q: date');
});

test.run();
