import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess, type ProcessResult } from '../../../tools/processes/run-process.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function bench(...args: string[]): Promise<ProcessResult> {
  return runProcess(process.execPath, ['--import', 'tsx', join(root, 'bench/run.ts'), ...args], { cwd: root, limit: 200_000 });
}

test('coverage generates, judges, and prints one object with a summary', async () => {
  const { code, stdout, stderr } = await bench('coverage', '--subjects', 'yocto-queue', '--budget', '1s', '--json');
  assert.is(code, 0, stderr);
  const { summary, measurements } = JSON.parse(stdout) as { summary: Record<string, number>; measurements: { executions: number }[] };
  assert.equal(Object.keys(summary), ['subjects', 'branchesMean', 'branchesWorst', 'statementsMean', 'normalisedArea', 'at10s', 'failing', 'differing']);
  assert.equal([summary['subjects'], summary['failing'], summary['differing']], [1, 0, 0]);
  assert.ok((summary['branchesMean'] ?? 0) >= 50, JSON.stringify(summary));
  assert.ok((measurements[0]?.executions ?? 0) > 0);
  assert.match(stderr, /yocto-queue +1 /);
});

test('determinism compares the bytes of all ways to execute', async () => {
  const { code, stdout, stderr } = await bench('determinism', '--subjects', 'yocto-queue', '--max-executions', '300', '--json');
  assert.is(code, 0, stderr);
  assert.equal((JSON.parse(stdout) as { summary: object }).summary, { subjects: 1, identical: 1 });
});

const mistakes: [args: string[], said: RegExp][] = [
  [[], /^Usage: npm run bench -- <\w+\|[\w|]*\bcoverage\|/],
  [['guess'], /^Usage/],
  [['coverage', '--bugdet', '1s'], /'--bugdet'/],
  [['coverage', '--budget', 'soon'], /^--budget is a time/],
  [['coverage', '--subjects', 'nothing-like-this'], /^There is no subject/],
];
for (const [args, said] of mistakes) {
  test(`answers \`bench ${args.join(' ')}\` with a line and exit code 2`, async () => {
    const { code, stderr } = await bench(...args);
    assert.is(code, 2);
    assert.match(stderr, said);
    assert.not.match(stderr, /\n\s+at /);
  });
}

test.run();
