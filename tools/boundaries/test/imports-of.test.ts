import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { importsOf } from '../imports-of.ts';

const cases: [source: string, specifier: string, typeOnly: boolean][] = [
  ["import a from 'x';", 'x', false],
  ["import 'x';", 'x', false],
  ["import type { A } from 'x';", 'x', true],
  ["import { type A, type B } from 'x';", 'x', true],
  ["import { type A, b } from 'x';", 'x', false],
  ["export * from 'x';", 'x', false],
  ["export type * from 'x';", 'x', true],
  ["export { a } from 'x';", 'x', false],
  ["export type { A } from 'x';", 'x', true],
  ["type A = import('x').B;", 'x', true],
  ["import a = require('x');", 'x', false],
  ["const a = await import('x');", 'x', false],
  ['const a = await import(`x`);', 'x', false],
  ["const a = require('x');", 'x', false],
  ["const load = createRequire(import.meta.url); load('x');", 'x', false],
  ["const load = createRequire(import.meta.url); load.resolve('x');", 'x', false],
  ["const resolve = createRequire(import.meta.url).resolve; resolve('x');", 'x', false],
  ["import.meta.resolve('x');", 'x', false],
  ["new URL('./x.js', import.meta.url);", './x.js', false],
];
for (const [source, specifier, typeOnly] of cases) {
  test(`sees what \`${source}\` names`, () => {
    assert.equal(importsOf(source), [{ specifier, typeOnly, line: 1 }]);
  });
}

for (const source of ['const a = await import(name);', "new URL('https://example.org');", "resolve('x');", 'const a = 1; export { a };']) {
  test(`sees no module in \`${source}\``, () => assert.equal(importsOf(source), []));
}

test('says on which line a module is named', () => {
  assert.equal(importsOf("\n\nimport 'x';").map(({ line }) => line), [3]);
});

test.run();
