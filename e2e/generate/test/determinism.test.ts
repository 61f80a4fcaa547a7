import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runAuklet, targetOf, withProject } from '../run-auklet.ts';

const BUDGET = ['--max-executions', '2000', '--seed', '7', '--json'];

/** The bytes of the test file that one run writes; the file is removed again. */
async function generated(project: string, file: string, flags: readonly string[]): Promise<string> {
  const run = await runAuklet(project, [file, ...BUDGET, ...flags]);
  assert.is(run.code, 0, run.stderr);
  const path = join(project, targetOf(run).testFile ?? '');
  const text = readFileSync(path, 'utf8');
  rmSync(path);
  return text;
}

const variants: [name: string, flags: string[]][] = [
  ['in a second run', ['--workers', '1']],
  ['with two workers', ['--workers', '2']],
  ['without subprocesses', ['--no-subprocess']],
];
for (const [name, flags] of variants) {
  test(`writes the same bytes ${name}`, () =>
    withProject(async (project) => {
      const expected = await generated(project, 'shelf.js', ['--workers', '1']);
      assert.is(await generated(project, 'shelf.js', flags), expected);
    }));
}

test('writes other tests for another seed', () =>
  withProject(async (project) => {
    const expected = await generated(project, 'shelf.js', []);
    assert.is.not(await generated(project, 'shelf.js', ['--seed', '8']), expected);
  }));

test.run();
