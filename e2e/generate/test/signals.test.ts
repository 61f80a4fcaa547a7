import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runProcess } from '../../../tools/processes/run-process.ts';
import { CLI, withProject } from '../run-auklet.ts';

// One branch of the lock cannot be reached, so the search goes on until it is told to stop.
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
  test(`writes what was found so far on ${signal} and exits with ${code}`, () =>
    withProject(async (project) => {
      const child = spawn(process.execPath, [CLI, 'generate', 'lock.js', '--budget', '60s'], { cwd: project, stdio: ['ignore', 'ignore', 'pipe'] });
      let progress = '';
      child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
        progress += chunk;
        if (chunk.includes('executions')) child.kill(signal);
      });
      const [exitCode] = (await once(child, 'exit')) as [number | null];
      assert.is(exitCode, code, progress);
      const testFile = 'lock.auklet.test.js';
      assert.ok(existsSync(join(project, testFile)), progress);
      const tests = await runProcess(process.execPath, ['--test', testFile], { cwd: project, limit: 60_000 });
      assert.is(tests.code, 0, tests.stdout);
    }));
}

test.run();
