import { instrument } from '@auklet/instrumentation';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const STATEFUL: Readonly<Record<string, string>> = {
  'a counter': 'let n = 0; export const next = () => ++n;',
  'a variable that a function assigns': 'let last; export function set(x) { last = x; }',
  'a cache in an object': 'const cache = {}; export const get = (k) => (cache[k] ??= k.length);',
  'a cache in a map': 'const cache = new Map(); export const get = (k) => { cache.set(k, 1); };',
  'a list that grows': 'const seen = []; export const add = (x) => seen.push(x);',
  'a property of a function': 'export function f() { f.calls = (f.calls || 0) + 1; }',
  'a property deleted': 'const table = { a: 1 }; export const drop = (k) => delete table[k];',
  'a pattern with a position': 'const re = /a/g; export const next = (s) => re.exec(s);',
  'an object that leaks': 'const state = { n: 0 }; export const get = () => state;',
  'an object handed on': 'const state = { n: 0 }; export const f = (g) => g(state);',
  'an instance with a method that may write': 'const store = new Store(); export const f = (x) => store.put(x); class Store { put(x) { this.x = x; } }',
  'a static member written': 'export class A { static count = 0; constructor() { A.count++; } }',
  'a static member written through this': 'export class A { static n = 0; static next() { return ++this.n; } }',
  'a closure over a variable': 'export const f = (() => { let n = 0; return () => n++; })();',
  'direct eval': 'export const f = (s) => eval(s);',
  'an import while running': 'export const f = () => import("node:fs");',
  'something unknown': 'const x = make(); export const f = () => x.value; function make() { return {}; }',
};

const STATELESS: Readonly<Record<string, string>> = {
  'pure functions': 'export const f = (a) => g(a) + 1; function g(a) { let n = 0; n += a; return n; }',
  'constants': 'const LIMIT = 5, NAME = "x" + "y", NONE = null; export const f = (a) => (a > LIMIT ? NAME : NONE);',
  'a table that is looked up': 'const table = { a: 1, b: "two" }; export const f = (k) => table[k];',
  'a list that is searched': 'const words = ["a", "b"]; export const f = (w) => words.includes(w) || words.indexOf(w) > 0;',
  'a set that is asked': 'const words = new Set(["a"]); export const f = (w) => words.has(w);',
  'a pattern without a position': 'const re = /a+/i; export const f = (s) => re.test(s);',
  'imports': 'import { readFileSync } from "node:fs"; const path = require("path"); export const f = (p) => readFileSync(path.join(p));',
  'classes with state of their own': 'export class A { #n = 0; next() { return ++this.#n; } }',
  'work at the top level': 'const table = []; for (let i = 0; i < 3; i++) table.push(i); export const f = (i) => table[i];',
};

const test = suite('module state');
const holdsState = (source: string) => instrument(source, { filename: 'subject.js', format: 'module', language: 'javascript', jsx: false }).description.stateful;

for (const [name, source] of Object.entries(STATEFUL)) test(`${name} is state`, () => assert.is(holdsState(source), true));
for (const [name, source] of Object.entries(STATELESS)) test(`${name}: no state`, () => assert.is(holdsState(source), false));

test.run();
