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
for (const file of ['shelf.js']) {
  test(`writes the same bytes for ${file} ${variants.map(([name]) => name).join(', ')}`, () =>
    withProject(async (project) => {
      const expected = await generated(project, file, ['--workers', '1']);
      assert.ok(expected.length > 0);
      for (const [name, flags] of variants) assert.is(await generated(project, file, flags), expected, name);
    }));
}

test('writes other tests for another seed', () =>
  withProject(async (project) => {
    const expected = await generated(project, 'shelf.js', []);
    assert.is.not(await generated(project, 'shelf.js', ['--seed', '8']), expected);
  }));

test.run();
