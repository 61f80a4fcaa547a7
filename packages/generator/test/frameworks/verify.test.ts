import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generateIn, manifest, withProject } from './linked-project.ts';

const test = suite('verifying with the installed framework');

/** Tastes of something else where the project's test command sets it, so that one generated test fails there. */
const TASTE = `exports.taste = (word) => {
  if (word === 'so: "it\\'s", \`sour\` > 1') return 'quoted';
  if (word === 'today') return process.env.FLAVOUR ?? 'plain';
  return 'none';
};
`;

const commands: [framework: string, script: string][] = [
  ['vitest', 'vitest run'],
  ['jest', 'jest --ci'],
  ['mocha', 'mocha src'],
  ['uvu', 'uvu src'],
  ['node', 'node --test'],
];
for (const [framework, script] of commands) {
  test(`${framework}: leaves out the test that fails under the project's command, by its titles`, () =>
    withProject({ 'package.json': manifest(`FLAVOUR=sour ${script}`), 'src/taste.js': TASTE }, async (folder) => {
      const { outcome, error, testFile, tests, warnings } = await generateIn(folder, 'src/taste.js');
      assert.is(outcome, 'generated', error);
      assert.equal(warnings, ['1 test did not pass type check and test run, and was left out']);
      assert.is(tests, 2);
      const text = readFileSync(join(folder, testFile ?? ''), 'utf8');
      assert.match(text, framework === 'node' ? 'node:test' : framework === 'mocha' ? "describe('taste'" : framework);
      assert.match(text, "'quoted'");
      assert.not.match(text, "'plain'");
    }));
}

const MODULE = 'export const sign = (x) => (x < 0 ? "negative" : "positive");\n';

test('vitest: where it runs no test at all, ours are written with a warning', () =>
  withProject({ 'package.json': manifest('vitest run', { type: 'module' }), 'vitest.config.js': "export default { test: { setupFiles: ['./missing-setup.js'] } };", 'sign.js': MODULE }, async (folder) => {
    const { outcome, error, testFile, verified, warnings } = await generateIn(folder, 'sign.js');
    assert.is(outcome, 'generated', error);
    assert.is(verified, false);
    assert.is(warnings.length, 1);
    assert.match(warnings[0] ?? '', 'missing-setup.js');
    assert.equal(readdirSync(folder).sort(), ['node_modules', 'package.json', testFile, 'sign.js', 'vitest.config.js']);
  }));

for (const [framework, script, isThere] of [['vitest', 'vitest run', 'process.env.VITEST'], ['node', 'node --test', "process.argv[1].includes('.auklet.')"]] as const) {
  test(`${framework}: no test is written that it cannot run, though it runs others`, () =>
    withProject({ 'package.json': manifest(script), 'sign.cjs': `if (${isThere}) throw new Error('not here');\nexports.sign = (x) => (x < 0 ? 'negative' : 'positive');\n` }, async (folder) => {
      const { outcome, error, testFile } = await generateIn(folder, 'sign.cjs');
      assert.is(outcome, 'no-tests');
      assert.match(error ?? '', 'no test was written');
      assert.not.match(error ?? '', '\n');
      assert.is(testFile, null);
      assert.equal(readdirSync(folder).sort(), ['node_modules', 'package.json', 'sign.cjs']);
    }));
}

test('node: what a module prints is no verdict', () =>
  withProject({ 'package.json': manifest('node --test'), 'sign.js': `exports.sign = (x) => {\n  process.stderr.write('{"titles": no');\n  return x < 0 ? 'negative' : 'positive';\n};\n` }, async (folder) => {
    const { outcome, error, tests, warnings } = await generateIn(folder, 'sign.js');
    assert.is(outcome, 'generated', error);
    assert.is(tests, 2);
    assert.equal(warnings, []);
  }));

test('jest: says what ES modules need that the project does not set', () =>
  withProject({ 'package.json': manifest('jest', { type: 'module' }), 'sign.js': MODULE }, async (folder) => {
    const { outcome, warnings } = await generateIn(folder, 'sign.js');
    assert.is(outcome, 'generated');
    assert.equal(warnings.map((warning) => warning.includes('NODE_OPTIONS=--experimental-vm-modules')), [true]);
  }));

test('jest: runs ES modules the way the project does', () =>
  withProject({ 'package.json': manifest('cross-env NODE_OPTIONS="--experimental-vm-modules" jest', { type: 'module' }), 'sign.js': MODULE }, async (folder) => {
    const { outcome, warnings } = await generateIn(folder, 'sign.js');
    assert.is(outcome, 'generated');
    assert.equal(warnings, []);
  }));

test('mocha: passes on what the project preloads and runs none of its other tests', () =>
  withProject(
    {
      'package.json': manifest('mocha'),
      '.mocharc.json': '{"spec":"test/**/*.js","require":["./hooks/setup.js"],"bail":true}',
      'hooks/setup.js': 'process.env.FLAVOUR = "sour";',
      'test/other.js': 'throw new Error("not this one");',
      'src/taste.js': TASTE,
    },
    async (folder) => {
      const { testFile, tests, warnings } = await generateIn(folder, 'src/taste.js');
      assert.is(testFile, 'test/taste.auklet.test.js');
      assert.is(tests, 2);
      assert.equal(warnings, ['1 test did not pass type check and test run, and was left out']);
    },
  ));

const SOURCE = 'export enum Sign { Minus, Plus }\nexport function sign(x: number): Sign { return x < 0 ? Sign.Minus : Sign.Plus; }\n';
const typescript: [framework: string, script: string, warnings: RegExp[]][] = [
  ['mocha', 'mocha --import=tsx "src/**/*.ts"', []],
  ['uvu', 'node --import tsx node_modules/uvu/bin.js src', []],
  ['jest', 'jest', [/^jest reads no TypeScript in this project, which needs ts-jest.*; the tests were not run there$/]],
];
for (const [framework, script, expected] of typescript) {
  test(`${framework}: ${expected.length === 0 ? 'runs TypeScript through what the project loads' : 'says in a line why TypeScript cannot be run'}`, () =>
    withProject({ 'package.json': manifest(script, { type: 'module' }), 'src/sign.ts': SOURCE }, async (folder) => {
      const { outcome, error, testFile, warnings } = await generateIn(folder, 'src/sign.ts');
      assert.is(outcome, 'generated', error);
      assert.is(testFile, 'src/sign.auklet.test.ts');
      assert.is(warnings.length, expected.length, warnings.join('\n'));
      expected.forEach((pattern, index) => assert.match(warnings[index] ?? '', pattern));
    }));
}

test.run();
