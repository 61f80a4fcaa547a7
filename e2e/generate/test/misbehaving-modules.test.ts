import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../../../tools/processes/run-process.ts';
import { runAuklet, targetOf, withProject } from '../run-auklet.ts';

const BUDGET = 3_000;
const flags = ['--budget', `${BUDGET}ms`, '--json'];

/** Set-up, minimising, assertions and verification may take this long besides the search. */
const AROUND = 10_000;

for (const [fixture, finding] of [['exit-in-branch', 'exited'], ['spin-in-branch', 'timed-out']] as const) {
  test(`writes passing tests around what ${fixture} does, and reports it`, () =>
    withProject(async (project) => {
      const run = await runAuklet(project, [`${fixture}.js`, ...flags]);
      assert.is(run.code, 0, run.stderr);
      assert.ok(run.wallMs < BUDGET + AROUND, `took ${run.wallMs} ms`);
      const { testFile, findings } = targetOf(run);
      assert.ok(findings.some(({ outcome }) => outcome === finding), JSON.stringify(findings));
      const tests = await runProcess(process.execPath, ['--test', testFile ?? ''], { cwd: project, limit: 60_000 });
      assert.is(tests.code, 0, tests.stdout);
      assert.not.match(readFileSync(join(project, testFile ?? ''), 'utf8'), /'stop'/);
    }));
}

test('says in one line why a module that throws on import has no tests', () =>
  withProject(async (project) => {
    const run = await runAuklet(project, ['throw-on-import.js', ...flags]);
    assert.is(run.code, 3, run.stderr);
    assert.ok(run.wallMs < BUDGET + AROUND, `took ${run.wallMs} ms`);
    const { testFile, error } = targetOf(run);
    assert.is(testFile, null);
    assert.match(error ?? '', 'no database');
    assert.not.match(error ?? '', '\n');
  }));

test('says in one line that a module exports nothing to test', () =>
  withProject(async (project) => {
    const run = await runAuklet(project, ['export-nothing.js', ...flags]);
    assert.is(run.code, 3, run.stderr);
    const { testFile, error } = targetOf(run);
    assert.is(testFile, null);
    assert.match(error ?? '', /^[^\n]+$/);
  }));

test.run();
