import { existsSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { generateIn, manifest, withProject } from './linked-project.ts';

const test = suite('where tests go');

const SIGN = 'exports.sign = (x) => (x < 0 ? "negative" : "positive");\n';

/** Files of a project besides `src/deep/sign.js`, and where its test goes so that the project's command runs it. */
const projects: [name: string, files: Record<string, string>, testFile: string][] = [
  ['no framework', { 'package.json': '{}' }, 'src/deep/sign.auklet.test.js'],
  ['mocha without a word', { 'package.json': manifest('mocha') }, 'test/deep-sign.auklet.test.js'],
  ['mocha, recursive', { 'package.json': manifest('mocha --recursive') }, 'test/deep/sign.auklet.test.js'],
  ['a spec in .mocharc.yaml', { 'package.json': manifest('c8 mocha'), '.mocharc.yaml': 'spec: ["checks/**/*.spec.js"]\n' }, 'checks/deep/sign.auklet.spec.js'],
  ['a folder for uvu', { 'package.json': manifest('uvu tests -i fixtures') }, 'tests/deep/sign.auklet.test.js'],
  ['a pattern for uvu', { 'package.json': manifest('uvu . "\\\\.spec\\\\.js$"') }, 'src/deep/sign.auklet.spec.js'],
  ['roots of jest', { 'package.json': manifest('jest', { jest: { roots: ['<rootDir>/test'] } }), 'test/other.test.js': '' }, 'test/deep/sign.auklet.test.js'],
  ['folders beside for jest', { 'package.json': manifest('jest', { jest: { testMatch: ['**/__tests__/**/*.js'] } }) }, 'src/deep/__tests__/sign.auklet.test.js'],
  ['a configuration of vitest', { 'package.json': manifest('vitest run'), 'vitest.config.mjs': 'export default { test: { include: ["test/**/*.test.js"] } };' }, 'test/deep/sign.auklet.test.js'],
  ['a folder for node', { 'package.json': manifest('node --test test/') }, 'test/deep/sign.auklet.test.js'],
  ['another script', { 'package.json': manifest('npm run lint && npm run test:unit', { scripts: { test: 'npm run test:unit', 'test:unit': 'NODE_ENV=test mocha' } }) }, 'test/deep-sign.auklet.test.js'],
  ['a dependency only', { 'package.json': '{"devDependencies":{"mocha":"*"}}' }, 'test/deep-sign.auklet.test.js'],
];
for (const [name, files, expected] of projects) {
  test(`${name}: ${expected}`, () =>
    withProject({ ...files, 'src/deep/sign.js': SIGN }, async (folder) => {
      const { outcome, error, testFile, warnings } = await generateIn(folder, 'src/deep/sign.js');
      assert.is(outcome, 'generated', error);
      assert.is(testFile, expected);
      assert.ok(existsSync(join(folder, expected)));
      assert.equal(warnings, []);
    }));
}

test('the project that calls the framework may be further up', () =>
  withProject({ 'package.json': manifest('mocha "packages/*/test/*.js"', { workspaces: ['packages/*'] }), 'packages/math/package.json': '{"name":"math"}', 'packages/math/src/sign.js': SIGN }, async (folder) => {
    const { testFile, warnings } = await generateIn(folder, 'packages/math/src/sign.js');
    assert.is(testFile, 'packages/math/test/sign.auklet.test.js');
    assert.equal(warnings, []);
  }));

test('the folder of the run may be a link', () =>
  withProject({ 'project/package.json': manifest('vitest run'), 'project/src/sign.js': SIGN }, async (folder) => {
    symlinkSync('project', join(folder, 'link'), 'dir');
    const { testFile, warnings } = await generateIn(join(folder, 'link'), 'src/sign.js');
    assert.is(testFile, 'src/sign.auklet.test.js');
    assert.equal(warnings, []);
  }));

test('a package that is no workspace of the one above does not follow it', () =>
  withProject({ 'package.json': manifest('mocha'), 'vendor/math/package.json': '{"name":"math"}', 'vendor/math/sign.js': SIGN }, async (folder) => {
    const { testFile, warnings } = await generateIn(folder, 'vendor/math/sign.js');
    assert.is(testFile, 'vendor/math/sign.auklet.test.js');
    assert.equal(warnings, []);
  }));

test('--out is obeyed, and a line says that the command does not look there', () =>
  withProject({ 'package.json': manifest('mocha'), 'sign.js': SIGN }, async (folder) => {
    const { testFile, warnings } = await generateIn(folder, 'sign.js', { out: 'checks' });
    assert.is(testFile, 'checks/sign.auklet.test.js');
    assert.equal(warnings, ["the project's test command runs test/*.{js,cjs,mjs}, which leaves checks/sign.auklet.test.js out"]);
  }));

test('--framework overrules what the project uses', () =>
  withProject({ 'package.json': manifest('mocha'), 'sign.js': SIGN }, async (folder) => {
    const { testFile, warnings } = await generateIn(folder, 'sign.js', { framework: 'node' });
    assert.is(testFile, 'sign.auklet.test.js');
    assert.equal(warnings, []);
  }));

test.run();
