import { SourceMap } from 'node:module';
import { compileFunction } from 'node:vm';
import { instrument, type InstrumentOptions, type InstrumentedSource } from '@auklet/instrumentation';
import { isAukletError, markedPosition } from '@auklet/protocol';
import { moduleDescriptionSchema, validate } from '@auklet/protocol/schema';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

function instrumented(source: string, options: Partial<InstrumentOptions> = {}): InstrumentedSource {
  return instrument(source, { filename: 'subject.js', format: 'commonjs', language: 'javascript', jsx: false, ...options });
}

function evaluated(source: string, options: Partial<InstrumentOptions> = {}): unknown {
  const module = { exports: {} as unknown };
  compileFunction(instrumented(source, options).code, ['module', 'exports', 'require'])(module, module.exports, (name: string) => ({ name }));
  return module.exports;
}

const output = suite('instrumented code');

output('starts with the hashbang and keeps directives', () => {
  const { code } = instrumented('#!/usr/bin/env node\n"use strict";\nmodule.exports = 1;');
  assert.match(code, /^#!\/usr\/bin\/env node\n"use strict";/);
});

output('keeps comments', () => {
  const { code } = instrumented('/* license */\nmodule.exports = /* one */ 1; // end');
  for (const comment of ['/* license */', '/* one */', '// end']) assert.ok(code.includes(comment), comment);
});

output('maps every name to its line and column', () => {
  const source = 'const first = (alpha) => {\n  if (alpha > 2 && beta) return gamma(alpha?.delta);\n};\nfunction second({ epsilon = 1 }) { switch (epsilon) { case zeta: return eta; } }\n';
  const { code, map } = instrumented(source, { format: 'module' });
  const entries = new SourceMap(map as ConstructorParameters<typeof SourceMap>[0]);
  let checked = 0;
  code.split('\n').forEach((text, line) => {
    for (const { 0: name, index: column } of text.matchAll(/\b(?:beta|gamma|delta|epsilon|zeta|eta|alpha)\b/g)) {
      const entry = entries.findEntry(line, column);
      // A copy of a name that only a hook reads has no position of its own.
      const isCopy = /(?:hooks\.\w+\([^)]*|_akS\[[^\]]*)$/.test(text.slice(0, column));
      if (isCopy || !('originalLine' in entry) || entry.generatedLine !== line || entry.generatedColumn !== column) continue;
      assert.ok((source.split('\n')[entry.originalLine] as string).startsWith(name, entry.originalColumn), `${name} at ${entry.originalLine}:${entry.originalColumn}`);
      checked++;
    }
  });
  assert.is(checked, 10);
  assert.equal(map.sources, ['subject.js']);
});

output('carries the position of each function and class', () => {
  const source = `module.exports = {
  plain: function (a) { return () => a; },
  arrow: (a) => a,
  async method() {},
  get value() { return 1; },
  Type: class extends Object { constructor() { super(); } static make() {} },
};`;
  const exports = evaluated(source) as Record<string, unknown> & { Type: { make: unknown } };
  const getter = Object.getOwnPropertyDescriptor(exports, 'value')?.get;
  const positions = [exports['plain'], exports['arrow'], exports['method'], getter, exports.Type, exports.Type.make].map((value) => markedPosition(String(value)));
  assert.equal(positions, [
    { line: 2, column: 9 },
    { line: 3, column: 9 },
    { line: 4, column: 2 },
    { line: 5, column: 2 },
    { line: 6, column: 8 },
    { line: 6, column: 58 },
  ]);
});

output('lets no handler swallow an exhausted budget', () => {
  const { code } = instrumented('let n = 0; module.exports = () => { for (;;) { try { n++; } catch { n = -1; } } };');
  assert.match(code, /catch \{\s*\S+\[0\] < 0 && /);
});

output('refuses what it cannot parse, with the position', () => {
  for (const [source, options] of [['let = ;', {}], ['import x from "y"', {}], ['let x: number', { language: 'javascript' as const }], ['<a/>', {}]] as const) {
    assert.throws(() => instrumented(source, options), (error: unknown) => isAukletError(error) && error.code === 'unloadable' && /subject\.js.*\(1:\d+\)/.test(error.message));
  }
});

output.run();

const typescript = suite('TypeScript');
const TS = { language: 'typescript', filename: 'subject.ts' } as const;

typescript('runs enums, namespaces, parameter properties and casts', () => {
  const source = `
    enum Level { Low, High = 5, Text = 'text' }
    namespace Space { export const limit: number = Level.High; export function over(n: number): boolean { return n > limit; } }
    abstract class Base<T> { constructor(protected readonly value: T, public extra: number = 2) {} abstract get(): T }
    class Real extends Base<string> { declare ghost: number; get(): string { return this.value! as string; } }
    function pick(a: string): string; function pick(a: unknown) { return (a satisfies unknown) as string; }
    type Alias = typeof pick; interface Shape { x?: Alias }
    module.exports = [Level.Low, Level[5], Level.Text, Space.over(6), Space.over(<number>5), new Real('v').get(), new Real('v').extra, Object.keys(new Real('v')), pick('p')];`;
  assert.equal(evaluated(source, TS), [0, 'High', 'text', true, false, 'v', 2, ['value', 'extra'], 'p']);
});

typescript('turns module forms into those of the format', () => {
  const commonjs = 'import fs = require("fs"); import type { T } from "t"; const { name } = fs; export = { name };';
  assert.equal(evaluated(commonjs, TS), { name: 'fs' });
  const { code } = instrumented('import fs = require("node:fs"); import { type A, B } from "b"; export default fs.existsSync(B as A);', { ...TS, format: 'module' });
  assert.match(code, /import fs from ["']node:fs["']/);
  assert.match(code, /import \{ B \} from/);
});

typescript('turns ES syntax of a CommonJS file into require', () => {
  assert.equal((evaluated('import def, { name } from "dep"; export const got = [def, name] as const;', TS) as { got: unknown[] }).got[1], 'dep');
});

typescript('keeps positions of the source', () => {
  const { description } = instrumented('type A = string;\nexport const f = (a: A): number => (a === "x" ? 1 : 2);', { ...TS, format: 'module' });
  assert.equal(description.predicates.map(({ location, text }) => [location.start, text]), [[{ line: 2, column: 36 }, 'a === "x"']]);
});

typescript('compiles JSX', () => {
  const { code, description } = instrumented('export const V = ({ on }: { on: boolean }) => <b title={on ? "y" : "n"}>{on && "x"}</b>;', { ...TS, jsx: true, format: 'module' });
  assert.match(code, /from ["']react\/jsx-runtime["']/);
  assert.is(description.predicates.length, 2);
});

typescript.run();

const description = suite('description');

description('fits its schema', () => {
  const source = 'class A { #p = 1; static { this.q = 2; } async *m(a = 1) { try { await a?.b; } catch { switch (a) { case 1: yield a ?? 2; } } } } for (const x of [1n, /a/g]) x;';
  assert.not.throws(() => validate(moduleDescriptionSchema, instrumented(source).description, 'A description'));
});

description('names functions and says what they are', () => {
  const source = 'function a() {} const b = () => {}; const o = { c() {}, get d() { return 1; }, e: function* () {} }; class F { constructor() {} async #g() {} h = 1; static {} }';
  assert.equal(
    instrumented(source).description.functions.map(({ name, kind, className, parent, async, generator }) => [name, kind, className ?? null, parent, async, generator]),
    [
      ['', 'module', null, null, false, false],
      ['a', 'function', null, 0, false, false],
      ['b', 'arrow', null, 0, false, false],
      ['c', 'method', null, 0, false, false],
      ['d', 'getter', null, 0, false, false],
      ['e', 'function', null, 0, false, true],
      ['constructor', 'constructor', 'F', 0, false, false],
      ['#g', 'method', 'F', 0, true, false],
      ['h', 'field', 'F', 0, false, false],
      ['', 'static-block', 'F', 0, false, false],
    ],
  );
});

description('collects constants once each', () => {
  const source = 'import x from "left out"; export const f = (o) => o.name === "a" || o["key"] === "a" || /b+/i.test(`t${1}u`) || 12n > 0x10 || { id: 1, "quoted": 2.5 };';
  assert.equal(instrumented(source, { format: 'module' }).description.constants, {
    strings: ['a', 'key', 't', 'u'],
    numbers: [1, 16, 2.5],
    bigints: ['12'],
    regexps: [{ source: 'b+', flags: 'i' }],
    keys: ['name', 'test', 'id', 'quoted'],
  });
});

description('tells what ignore comments took out', () => {
  const source = `
/* istanbul ignore next */
function left() { if (a) b; }
/* istanbul ignore else */
if (a) b; else c;
/* v8 ignore start */
d();
/* v8 ignore stop */
/* c8 ignore next 2 */
e();
f();
g();
const h = x /* plain */ && /* istanbul ignore next */ y;`;
  const { ignored, statements, branches } = instrumented(source).description;
  assert.equal(ignored.map(({ location, comment }) => [location.start.line, comment]), [
    [3, 'istanbul ignore next'],
    [5, 'istanbul ignore else'],
    [7, 'v8 ignore start'],
    [10, 'c8 ignore next 2'],
    [11, 'c8 ignore next 2'],
  ]);
  assert.equal(statements.map(({ location }) => location.start.line), [5, 5, 12, 13]);
  assert.equal(branches.map(({ arms }) => arms.length), [1, 1]);
});

description('leaves a whole file out', () => {
  const { goals, statements, ignored } = instrumented('/* istanbul ignore file */ if (a) b();').description;
  assert.equal([goals.length, statements.length, ignored.length], [0, 0, 1]);
});

description.run();
