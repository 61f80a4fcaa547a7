import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../run-process.ts';

const run = (script: string, limit = 30_000): ReturnType<typeof runProcess> =>
  runProcess(process.execPath, ['-e', script], { cwd: process.cwd(), limit, env: { COLOUR: 'blue' } });

test('returns what was printed and the exit code', async () => {
  const result = await run("console.log(process.env.COLOUR); console.error('hint'); process.exitCode = 3;");
  assert.equal(result, { code: 3, timedOut: false, stdout: 'blue\n', stderr: 'hint\n' });
});

test('kills a program at its limit, with all that it started', async () => {
  const script = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e3)'], { stdio: 'inherit' }); setInterval(() => {}, 1e3);";
  const { code, timedOut } = await run(script, 1_000);
  assert.equal([code, timedOut], [null, true]);
});

test.run();
