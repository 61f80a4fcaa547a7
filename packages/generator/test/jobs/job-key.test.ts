import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { generateOptionsSchema, type GenerateOptionsInput, JobDescriber, jobDescriptionSchema, type JobDescriptionDto, jobKey } from '@auklet/generator';

const test = suite('the key of a job');
const folders: string[] = [];
test.after(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const PROJECT: Readonly<Record<string, string>> = {
  'package.json': '{ "name": "one", "imports": { "#deep/*": { "types": "./types/*.d.ts", "default": "./deep/*.js" } }, "devDependencies": { "vitest": "*" } }',
  'package-lock.json': '{}',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'vitest.config.ts': "import { setup } from './setup';\nexport default { setup };\n",
  'setup.ts': 'export const setup = 1;\n',
  'src/subject.ts': "import type { Shape } from './shape';\nimport { near } from './near.js';\nimport '@/mapped';\nimport '#deep/inner';\nimport other from '@scope/other/sub';\n/// <reference path=\"global.d.ts\" />\nexport const f = (shape: Shape) => near(shape) + other + require('./required');\n",
  'src/shape.ts': 'export interface Shape { readonly edges: number }\n',
  'src/near.ts': "export * from './far/index.js';\n",
  'src/far/index.ts': 'export const near = (x: unknown) => 1;\n',
  'src/global.d.ts': 'declare const G: 1;\n',
  'src/mapped.ts': '',
  'src/required.json': '{}',
  'src/unrelated.ts': '',
  'deep/inner.js': '',
  'types/inner.d.ts': '',
  'other/package.json': '{ "name": "@scope/other" }',
  'other/lib/sub.js': 'export default 1;\n',
  'node_modules/vitest/package.json': '{ "version": "4.0.0" }',
};

/** Key of the same module in a copy of the project with some files changed. */
function keyIn(changes: Readonly<Record<string, string>> = {}, options: GenerateOptionsInput = {}, version = '1.0.0'): string {
  return jobKey(describe(changes, options, version));
}

function describe(changes: Readonly<Record<string, string>> = {}, options: GenerateOptionsInput = {}, version = '1.0.0'): JobDescriptionDto {
  const cwd = mkdtempSync(join(tmpdir(), 'auklet-job-'));
  folders.push(cwd);
  for (const [name, text] of Object.entries({ ...PROJECT, ...changes })) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
  mkdirSync(join(cwd, 'node_modules/@scope'));
  symlinkSync('../../other', join(cwd, 'node_modules/@scope/other'));
  const target = { file: join(cwd, 'src/subject.ts'), label: 'src/subject.ts', exportName: null, lines: null, base: join(cwd, 'src') };
  return new JobDescriber({ cwd, version }).describe(target, generateOptionsSchema.parse(options));
}

const KEY = keyIn();

for (const file of Object.keys(PROJECT).filter((name) => name !== 'src/unrelated.ts' && name !== 'node_modules/vitest/package.json')) {
  test(`changes with ${file}`, () => assert.is.not(keyIn({ [file]: `${PROJECT[file]} ` }), KEY));
}

for (const [name, changes] of [
  ['a declaration file appears', { 'src/subject.d.ts': '' }],
  ['a configuration appears', { 'src/.prettierrc': '{}' }],
  ['an import leads somewhere else', { 'src/near.js': '' }],
  ['another version of a declared package is installed', { 'node_modules/vitest/package.json': '{ "version": "4.0.1" }' }],
] as const) {
  test(`changes when ${name}`, () => assert.is.not(keyIn(changes), KEY));
}

test('stays where the project lies elsewhere, and whatever is done to files that do not matter', () => {
  assert.is(keyIn({ 'src/unrelated.ts': '1;', 'README.md': 'x', 'src/subject.auklet.test.ts': 'x', 'auklet.config.ts': 'x', 'other/sub.test.js': 'x' }), KEY);
});

test('changes with what decides the tests, and with nothing else', () => {
  for (const options of [{ seed: 2 }, { budget: '31s' }, { maxExecutions: 9 }, { allow: ['fs'] }, { framework: 'node' }, { subprocess: false }, { reproductions: false }]) {
    assert.is.not(keyIn({}, options), KEY, JSON.stringify(options));
  }
  assert.is(keyIn({}, { workers: 7, exclude: ['x'], targets: ['src'], stats: 'a.csv' }), KEY);
  assert.is(keyIn({}, { budget: '2s', allow: ['net', 'fs'] }), keyIn({}, { budget: '2000ms', allow: ['fs', 'net'] }));
  assert.is.not(keyIn({}, {}, '1.0.1'), KEY);
});

test('a path of the server is no installed package', () => {
  const { sources } = describe({ 'src/near.ts': "import logo from '/logo.svg';\nexport const near = (x: unknown) => logo;\n" });
  assert.not.ok(Object.keys(sources).some((name) => name.includes('node_modules')), JSON.stringify(sources));
});

test('survives the wire', () => {
  const job = describe({}, { budget: '2s', allow: ['net'], maxCoverage: 90 });
  const received = jobDescriptionSchema.parse(JSON.parse(JSON.stringify(job)));
  assert.is(jobKey(received), jobKey(job));
  assert.is(jobDescriptionSchema.safeParse({ ...job, options: { ...job.options, seed: -1 } }).success, false);
});

test.run();
