import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { instrument } from '@auklet/instrumentation';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

/** Modules by name; `main` exports `result`. */
const GRAPHS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a function called before its module runs': {
    main: 'import { early } from "./other.mjs"; export function hoisted(a = early ?? "none", { b = 2 } = {}) { if (a) return [a, b]; return 0; } export const result = early;',
    other: 'import { hoisted } from "./main.mjs"; export const early = hoisted("arg");',
  },
  'a generator and an async function called before their module runs': {
    main: 'import { early } from "./other.mjs"; export function* gen(n = 2) { for (let i = 0; i < n; i++) yield i; } export async function later(x = 1) { return x > 0 ? await x : 0; } export const result = [early[0], await early[1]];',
    other: 'import { gen, later } from "./main.mjs"; export const early = [[...gen()], later()];',
  },
  'a variable read before its module runs': {
    main: 'import { error } from "./other.mjs"; export const late = 1; export const result = error;',
    other: 'import { late } from "./main.mjs"; export let error; try { late; } catch (e) { error = e.name; }',
  },
  'live bindings': {
    main: 'import { n, next } from "./other.mjs"; const before = n; next(); next(); export const result = [before, n];',
    other: 'export let n = 0; export const next = () => { n++; n ||= 5; };',
  },
  'names of default exports': {
    main: 'import a from "./arrow.mjs"; import c from "./class.mjs"; import f from "./function.mjs"; export const result = [a.name, c.name, f.name];',
    arrow: 'export default () => {};',
    class: 'export default class {}',
    function: 'export default function () {}',
  },
  'top-level await, import.meta and dynamic import': {
    main: 'const { value } = await import("./other.mjs"); export const result = [value, typeof import.meta.url, await null ?? "n"]; for await (const x of [1]) result.push(x);',
    other: 'export const value = (await Promise.resolve(2)) > 1 ? "big" : "small";',
  },
  're-exports': {
    main: 'export * as all from "./other.mjs"; export { value as renamed } from "./other.mjs"; import * as other from "./barrel.mjs"; export const result = Object.keys(other).sort();',
    barrel: 'export * from "./other.mjs"; export { default as main, value as again } from "./other.mjs";',
    other: 'export const value = 1; export default value;',
  },
  'strictness and this': {
    main: 'export const result = [this, (function () { return this; })(), (() => { try { undeclared = 1; } catch (e) { return e.name; } })()];',
  },
};

const scratch = mkdtempSync(join(tmpdir(), 'auklet-es-modules-'));
const test = suite('ES modules');

async function resultOf(modules: Readonly<Record<string, string>>, folder: string, transform: (source: string, name: string) => string): Promise<unknown> {
  mkdirSync(join(scratch, folder), { recursive: true });
  for (const [name, source] of Object.entries(modules)) writeFileSync(join(scratch, folder, `${name}.mjs`), transform(source, name));
  const { result } = (await import(pathToFileURL(join(scratch, folder, 'main.mjs')).href)) as { result: unknown };
  return result;
}

for (const [name, modules] of Object.entries(GRAPHS)) {
  test(name, async () => {
    const original = await resultOf(modules, `${name} original`, (source) => source);
    const instrumented = await resultOf(modules, name, (source, module) => instrument(source, { filename: `${name}/${module}`, format: 'module', language: 'javascript', jsx: false }).code);
    assert.equal(instrumented, original);
  });
}

test.after(() => rmSync(scratch, { recursive: true }));
test.run();
