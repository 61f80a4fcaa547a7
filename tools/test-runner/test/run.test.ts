import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readResults } from '../test-results.ts';

const run = fileURLToPath(new URL('../run.ts', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));

const test = suite<{ directory: string }>('run.ts');

test.before.each((context) => {
  context.directory = mkdtempSync(join(tmpdir(), 'auklet-test-runner-'));
  mkdirSync(join(context.directory, 'test'));
  writeFileSync(join(context.directory, 'package.json'), '{ "type": "module" }');
});
test.after.each((context) => rmSync(context.directory, { recursive: true }));

function start(directory: string): { status: number | null; stdout: string } {
  return spawnSync(process.execPath, ['--import', 'tsx', run, directory], { cwd: root, encoding: 'utf8' });
}

function file(statement: string): string {
  return `const { test } = await import(${JSON.stringify(import.meta.resolve('uvu'))});\n${statement}\ntest.run();\n`;
}

test('passes, and leaves its figures beside the tests', ({ directory }) => {
  writeFileSync(join(directory, 'test/a.test.ts'), file("test('a', () => {});"));
  writeFileSync(join(directory, 'test/b.test.ts'), file("test('b', () => {}); test('c', () => {});"));
  const { status, stdout } = start(directory);
  assert.is(status, 0);
  assert.match(stdout, '2 files, 3 passed, 0 failed\n');
  const one = { failed: 0, skipped: 0 };
  assert.equal(readResults(directory)?.files, [
    { file: 'test/a.test.ts', passed: 1, ...one },
    { file: 'test/b.test.ts', passed: 2, ...one },
  ]);
});

test('fails when one test fails', ({ directory }) => {
  writeFileSync(join(directory, 'test/a.test.ts'), file("test('a', () => {}); test('b', () => { throw new Error('no'); });"));
  const { status, stdout } = start(directory);
  assert.is(status, 1);
  assert.match(stdout, '1 files, 1 passed, 1 failed\n');
});

test('fails when there is nothing to run', ({ directory }) => {
  const { status, stdout } = start(directory);
  assert.is(status, 1);
  assert.match(stdout, '0 files, 0 passed, 0 failed\n');
});

test.run();
