import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { readModule, type SourceModule } from '@auklet/analysis';
import { isAukletError, type OverlayDto } from '@auklet/protocol';
import { overlaySchema } from '@auklet/protocol/schema';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { writeProject, type ProjectFiles } from './write-project.ts';

const test = suite('readModule');
const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));

function fixture(path: string): Promise<SourceModule> {
  return readModule(join(FIXTURES, path));
}

/** Names of overlays below the fixture's folder, with their formats. */
function overlays(module: SourceModule, root: string): string[] {
  const base = pathToFileURL(join(root, '/')).href;
  return module.dependencies.map(({ url, format }) => `${url.replace(base, '')} ${format}`).sort();
}

function overlay(module: SourceModule, end: string): OverlayDto {
  const found = module.dependencies.find(({ url }) => url.endsWith(end));
  if (found === undefined) throw new Error(`There is no overlay for ${end}.`);
  return found;
}

test('follows extensionless imports, folders and JSON of a package without type', async () => {
  const module = await fixture('module-syntax-without-type/index.js');
  assert.is(module.format, 'module');
  assert.equal(overlays(module, join(FIXTURES, 'module-syntax-without-type')), [
    'folder/index.js module',
    'folder/mark.js module',
    'settings.json json',
    'text.js module',
  ]);
  assert.equal(Object.keys(module.resolutions).sort(), ['./folder', './settings.json', './text']);
  assert.is(overlay(module, 'text.js').source, 'export function upper(value) {\n  return value.toUpperCase();\n}\n');
});

test('keeps CommonJS as it is, but for a hashbang', async () => {
  const module = await fixture('commonjs-with-hashbang/index.js');
  assert.is(module.format, 'commonjs');
  assert.equal(overlays(module, join(FIXTURES, 'commonjs-with-hashbang')), ['factor.json json', 'lib/index.js commonjs']);
  assert.is(overlay(module, 'lib/index.js').source, '\nmodule.exports = (value) => value * 2;\n');
});

test('resolves tsconfig paths, package imports, self references, .js for .ts and dynamic imports', async () => {
  const module = await fixture('typescript-paths/src/main.ts');
  assert.is(module.format, 'module');
  assert.is(module.language, 'typescript');
  const source = (path: string): string => pathToFileURL(join(FIXTURES, 'typescript-paths/src', path)).href;
  assert.equal(module.resolutions, {
    '@app/double': source('double.ts'),
    '#internal/one': source('internal/one.ts'),
    'typescript-paths/own': source('own.ts'),
    './mode.js': source('mode.ts'),
    './late': source('late.ts'),
  });
  assert.match(overlay(module, 'mode.ts').source, /Mode\[Mode2?\["Fast"\] = 5\] = "Fast"|\["Fast"\] = 5/);
  assert.not.match(overlay(module, 'double.ts').source, /: number/);
});

test('gives namespaces to import-require of ES modules', async () => {
  const module = await fixture('typescript-import-require/main.ts');
  assert.is(module.format, 'module');
  const { source, resolutions, url } = overlay(module, 'named.ts');
  assert.match(source, 'import os from "node:os"');
  assert.match(source, /export \* as default from "(?<self>[^"]+)"/);
  assert.ok(Object.values(resolutions).includes(url));
});

test('compiles to CommonJS what a CommonJS module imports', async () => {
  const module = await fixture('typescript-export-equals/main.ts');
  assert.is(module.format, 'commonjs');
  const { format, source } = overlay(module, 'suffix.ts');
  assert.is(format, 'commonjs');
  assert.match(source, 'module.exports =');
});

test('compiles JSX and stands in for assets', async () => {
  const module = await fixture('jsx-and-assets/main.js');
  assert.ok(module.jsx);
  assert.match(overlay(module, 'button.js').source, 'react/jsx-runtime');
  assert.match(overlay(module, 'logo.svg').source, /export default "file:.*logo\.svg"/);
  assert.is(overlay(module, 'style.css').format, 'module');
});

test('ends on import cycles', async () => {
  const module = await fixture('import-cycle/main.js');
  assert.is(overlay(module, 'odd.js').resolutions['./main.js'], module.url);
});

test('leaves it to the program what it does about a missing optional dependency', async () => {
  const module = await fixture('optional-requires/index.js');
  assert.equal(module.dependencies, []);
  assert.equal(module.resolutions, {});
});

test('a computed path stands for the files of its folder, if there are any', async () => {
  const root = writeProject({
    'package.json': '{}',
    'some.js': "exports.subject = (name) => require('./parts/' + name);",
    'none.js': "const real = require('./parts/a'); exports.subject = (name) => require('./gone/' + name) + real;",
    'parts/a.js': 'module.exports = 1;',
  });
  assert.equal(overlays(await readModule(join(root, 'some.js')), root), ['parts/a.js commonjs']);
  assert.equal(overlays(await readModule(join(root, 'none.js')), root), ['parts/a.js commonjs']);
});

test('overlays fit the schema', async () => {
  for (const path of ['typescript-paths/src/main.ts', 'typescript-import-require/main.ts', 'jsx-and-assets/main.js']) {
    const { dependencies } = await fixture(path);
    assert.ok(dependencies.length > 0);
    for (const dependency of dependencies) overlaySchema.parse(dependency);
  }
});

test('installed packages are left to Node, packages of the workspace are not', async () => {
  const root = writeProject({
    'packages/app/package.json': '{"name":"app","type":"module"}',
    'packages/app/main.ts': "import { b } from '@w/b'; import i from 'installed'; import get from 'plain/get'; export const subject = (q: number) => b(q) + i + get;",
    'packages/b/package.json': '{"name":"@w/b","type":"module","exports":"./src/index.ts"}',
    'packages/b/src/index.ts': 'export const b = (q: number): number => q;',
    'node_modules/@w/b': 'link:packages/b',
    'node_modules/installed/package.json': '{"name":"installed","exports":"./i.cjs"}',
    'node_modules/installed/i.cjs': 'module.exports = 1;',
    'node_modules/plain/package.json': '{"name":"plain"}',
    'node_modules/plain/get.js': 'module.exports = 2;',
  });
  const module = await readModule(join(root, 'packages/app/main.ts'));
  assert.equal(overlays(module, root), ['packages/b/src/index.ts module']);
  assert.equal(module.resolutions, {
    '@w/b': pathToFileURL(join(root, 'packages/b/src/index.ts')).href,
    'plain/get': pathToFileURL(join(root, 'node_modules/plain/get.js')).href,
  });
});

test('a file of an installed package can be the subject', async () => {
  const root = writeProject({
    'node_modules/installed/package.json': '{"name":"installed"}',
    'node_modules/installed/lib/main.js': "const other = require('other'); module.exports = require('./part') + other;",
    'node_modules/installed/lib/part.js': 'module.exports = 1;',
    'node_modules/other/package.json': '{"name":"other"}',
    'node_modules/other/index.js': 'module.exports = 1;',
  });
  const module = await readModule(join(root, 'node_modules/installed/lib/main.js'));
  assert.equal(overlays(module, root), ['node_modules/installed/lib/part.js commonjs']);
});

/** What decides, the files beside `package.json`, the subject, its format. */
const FORMATS: readonly (readonly [string, string, ProjectFiles, string, 'module' | 'commonjs'])[] = [
  ['an .mjs extension', '{}', { 'a.mjs': 'console.log(1)' }, 'a.mjs', 'module'],
  ['a .cjs extension', '{"type":"module"}', { 'a.cjs': 'exports.f = 1' }, 'a.cjs', 'commonjs'],
  ['a .cts extension', '{"type":"module"}', { 'a.cts': 'module.exports = 1 as number' }, 'a.cts', 'commonjs'],
  ['an .mts extension', '{}', { 'a.mts': 'const q: number = 1' }, 'a.mts', 'module'],
  ['the type of the package', '{"type":"module"}', { 'a.js': 'globalThis.q = 1' }, 'a.js', 'module'],
  ['no type', '{}', { 'a.js': 'exports.f = 1' }, 'a.js', 'commonjs'],
  ['ES module syntax', '{}', { 'a.js': 'export const f = 1' }, 'a.js', 'module'],
  ['import.meta', '{}', { 'a.js': 'globalThis.q = import.meta.url' }, 'a.js', 'module'],
  ['ES module syntax of TypeScript', '{"type":"commonjs"}', { 'a.ts': 'export const f = 1' }, 'a.ts', 'module'],
  ['CommonJS syntax of TypeScript', '{}', { 'a.ts': "const q = require('node:fs'); module.exports = q" }, 'a.ts', 'commonjs'],
  ['a default export by assignment', '{"type":"module"}', { 'a.ts': 'const q = 1; export = q' }, 'a.ts', 'commonjs'],
];

for (const [what, manifest, files, subject, format] of FORMATS) {
  test(`the format by ${what}`, async () => {
    const root = writeProject({ 'package.json': manifest, ...files });
    assert.is((await readModule(join(root, subject))).format, format);
  });
}

/** What is wrong, the files, the subject, code and message of the error. */
const FAULTS: readonly (readonly [string, ProjectFiles, string, string, RegExp])[] = [
  ['a missing file', {}, 'nowhere.js', 'usage', /^There is no file .*nowhere\.js\.$/],
  ['a folder', { 'a/b.js': '' }, 'a', 'usage', /is not a file/],
  ['a file of another language', { 'a.json': '{}' }, 'a.json', 'usage', /is not a JavaScript or TypeScript module/],
  ['a declaration file', { 'a.d.ts': 'export {}' }, 'a.d.ts', 'usage', /is not a JavaScript or TypeScript module/],
  ['a syntax error', { 'a.js': 'const q = 1;\nexport const = 2;' }, 'a.js', 'unloadable', /^\S*a\.js:2:14: [^\n]+$/],
  ['a syntax error in an import', { 'a.js': "import './b.js'", 'b.js': '\n\nlet let = 1;;const' }, 'a.js', 'unloadable', /^\S*b\.js:3:\d+: [^\n]+$/],
  ['a relative import that leads nowhere', { 'a.js': "export const q = 1;\nimport './gone';" }, 'a.js', 'unloadable', /^\S*a\.js:2:\d+: Cannot find module '\.\/gone'$/],
];

for (const [what, files, subject, code, message] of FAULTS) {
  test(`reports ${what} in one line`, async () => {
    const root = writeProject({ 'package.json': '{}', ...files });
    try {
      await readModule(join(root, subject));
    } catch (error) {
      assert.ok(isAukletError(error) && error instanceof Error);
      assert.is((error as Error & { code: string }).code, code);
      assert.match((error as Error).message, message);
      return;
    }
    assert.unreachable('nothing was reported');
  });
}

test.run();
