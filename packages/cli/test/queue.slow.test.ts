import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import { HAS_REDIS, RedisServer } from '../../queue/test/fixtures/redis-server.ts';
import { auklet, project, removeProjects } from './fixtures/command-line.ts';

const test = suite('queue on the command line');
test.after(removeProjects);

const BIN = fileURLToPath(new URL('../bin/auklet.js', import.meta.url));

(HAS_REDIS ? test : test.skip)('auklet work does what auklet --queue asks for, and ends on SIGTERM', async () => {
  const redis = await RedisServer.start();
  const cwd = project({ 'data.js': 'module.exports = 42;\n' });
  const worker = spawn(process.execPath, [BIN, 'work', '--queue', redis.url, '--workers', '1', '--lost-after', '20s'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  worker.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  try {
    const run = spawn(process.execPath, [BIN, 'data.js', '--queue', redis.url, '--no-cache', '--json'], { cwd, stdio: ['ignore', 'pipe', 'ignore'] });
    let report = '';
    run.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
    const [code] = (await once(run, 'close')) as [number];
    assert.is(code, 3);
    assert.match(report, '"outcome":"nothing-testable"');
    const exit = once(worker, 'exit');
    worker.kill('SIGTERM');
    assert.equal(await exit, [0, null]);
    assert.match(said, `waiting for jobs at redis://127.0.0.1:${redis.port} (queue auklet)\n… data.js\n`);
    assert.match(said, 'data.js: nothing-testable, 0 tests, 0 findings in ');
  } finally {
    worker.kill('SIGKILL');
    await redis.stop();
  }
});

for (const [args, message] of [
  [['work'], "error: required option '--queue <url>' not specified"],
  [['work', '--queue', 'redis://127.0.0.1:1'], 'auklet: --queue: redis://127.0.0.1:1 (queue auklet) cannot be used: '],
  [['work', '--queue', 'redis://127.0.0.1:1', '--lost-after', '9'], 'auklet: --lost-after: "9" is no duration; write 500ms, 30s or 2m'],
  [['data.js', '--queue', 'localhost'], 'auklet: --queue: no address of Redis; write redis://host:6379'],
] as const) {
  test(`${args.join(' ')} is a mistake`, () => {
    const { status, stderr } = auklet(project({ 'data.js': '' }), ...args);
    assert.is(status, 2);
    assert.match(stderr, message);
  });
}

test.run();
