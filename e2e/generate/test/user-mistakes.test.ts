import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runAuklet, targetOf, withProject, type AukletRun } from '../run-auklet.ts';

/** What a mistake is answered with: an exit code, and a line on stderr or in the summary on stdout. */
const mistakes: [name: string, args: string[], code: number, said: RegExp][] = [
  ['a missing file', ['missing.js'], 2, /missing\.js/],
  ['a syntax error', ['syntax-error.js', '--budget', '1s'], 3, /syntax-error\.js.*2/],
  ['an unknown option', ['shelf.js', '--bugdet', '1s'], 2, /--bugdet/],
  ['a bad budget', ['shelf.js', '--budget', 'soon'], 2, /budget/],
  ['a bad number of executions', ['shelf.js', '--max-executions', 'many'], 2, /max-executions|maxExecutions/],
  ['an unknown framework', ['shelf.js', '--framework', 'tap'], 2, /framework/],
];
for (const [name, args, code, said] of mistakes) {
  test(`answers ${name} with a clear line and exit code ${code}`, () =>
    withProject(async (project) => {
      const before = readdirSync(project);
      const run = await runAuklet(project, args);
      assert.is(run.code, code, run.stderr);
      assert.match(linesOf(run).find((line) => said.test(line)) ?? '', said, run.stdout + run.stderr);
      assert.not.match(run.stderr, /^\s+at .*:\d+:\d+\)?$/m, 'A stack trace is no answer.');
      assert.equal(readdirSync(project), before);
    }));
}

function linesOf({ stdout, stderr }: AukletRun): string[] {
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line.trim() !== '');
}

test('does not touch a test that a person edited', () =>
  withProject(async (project) => {
    const flags = ['shelf.js', '--max-executions', '200', '--json'];
    const { testFile } = targetOf(await runAuklet(project, flags));
    const file = join(project, testFile ?? '');
    const edited = readFileSync(file, 'utf8').replace(/^ +it\('[^\n]*\n/m, '$&    // Reviewed.\n');
    assert.match(edited, 'Reviewed');
    writeFileSync(file, edited);
    const run = await runAuklet(project, flags);
    assert.is(run.code, 0, run.stderr);
    assert.is(bodyOf(readFileSync(file, 'utf8')), bodyOf(edited));
  }));

/** All but the list of what was generated. */
function bodyOf(text: string): string {
  return text.slice(0, text.indexOf('// Auklet ./'));
}

test('does not touch a test file that a person wrote', () =>
  withProject(async (project) => {
    const flags = ['shelf.js', '--max-executions', '200', '--json'];
    const { testFile } = targetOf(await runAuklet(project, flags));
    const file = join(project, testFile ?? '');
    writeFileSync(file, '// Mine.\n');
    const run = await runAuklet(project, flags);
    assert.is(run.code, 2, run.stderr);
    assert.match(targetOf(run).error ?? '', /^[^\n]+$/);
    assert.is(readFileSync(file, 'utf8'), '// Mine.\n');
  }));

test('replaces a test file that nobody edited', () =>
  withProject(async (project) => {
    const first = targetOf(await runAuklet(project, ['shelf.js', '--max-executions', '200', '--json']));
    const second = await runAuklet(project, ['shelf.js', '--max-executions', '600', '--json']);
    assert.is(second.code, 0, second.stderr);
    assert.is(targetOf(second).testFile, first.testFile);
  }));

test.run();
