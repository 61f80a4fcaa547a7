import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunnerEvent } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fixture, modes, resultsOf, values } from './fixtures/executing.ts';
import { hostileSubject, ordinaryTestCase } from './fixtures/hostile-programs.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('processes and files');
const main = fileURLToPath(new URL('./fixtures/main-process.ts', import.meta.url));

interface Belongings {
  readonly places: readonly string[];
  readonly pids: readonly number[];
}

/** Starts a main process and waits until its workers are at work. */
async function start(program: string, workers: number): Promise<{ process: ChildProcess; belongings: Belongings }> {
  const child = spawn(process.execPath, ['--import', 'tsx', main, program, String(workers)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve) => child.stdout.once('data', (data) => resolve(String(data))));
  return { process: child, belongings: JSON.parse(line) as Belongings };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function eventually(condition: () => boolean, milliseconds: number): Promise<boolean> {
  for (const deadline = Date.now() + milliseconds; Date.now() < deadline; ) {
    if (condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return condition();
}

const isGone = ({ places, pids }: Belongings): boolean => !places.some((place) => existsSync(place)) && !pids.some(isAlive);

for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
  for (const program of ['ordinary', 'spin', 'wait-for-ever']) {
    test(`${signal} of the main process leaves nothing behind while its workers are at: ${program}`, async () => {
      const { process: child, belongings } = await start(program, 2);
      assert.is(belongings.places.length, 1);
      assert.ok(belongings.pids.length >= 2);
      child.kill(signal);
      assert.ok(await eventually(() => isGone(belongings), 5_000), JSON.stringify(belongings));
    });
  }
}

test('closing leaves nothing behind', async () => {
  const before = ownDirectories();
  const descriptors = openDescriptors();
  for (let round = 0; round < 3; round++) {
    const executor = modes.subprocess({ subject: hostileSubject, observers: [values], workers: 2 });
    await resultsOf(executor, Array.from({ length: 10 }, (_, k) => ordinaryTestCase(k)));
    assert.ok(ownDirectories().length > before.length);
    await executor.close();
  }
  assert.equal(ownDirectories(), before);
  assert.ok(await eventually(() => openDescriptors() <= descriptors + 2, 2_000), `${descriptors} -> ${openDescriptors()}`);
});

test('executors need not be closed for the process to end, be they used or not', async () => {
  const script = `import { createSubprocessExecutor } from '@auklet/runner';
    createSubprocessExecutor({ subject: ${JSON.stringify(hostileSubject)} });
    const used = createSubprocessExecutor({ subject: ${JSON.stringify(hostileSubject)} });
    await used.execute(${JSON.stringify(ordinaryTestCase(1))});`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { cwd: fileURLToPath(new URL('.', import.meta.url)), stdio: 'ignore' });
  const code = await new Promise((resolve) => child.once('exit', resolve));
  assert.is(code, 0);
  assert.ok(await eventually(() => !ownDirectories(child.pid).length, 5_000));
});

test('a subject that spins while it is loaded is stopped before anybody asks for a test', async () => {
  const deaths: RunnerEvent[] = [];
  const executor = modes.subprocess({ subject: fixture('spins-on-load.cjs'), limits: { loadMs: 200 }, onEvent: (event) => event.kind === 'worker-died' && deaths.push(event) });
  assert.ok(await eventually(() => deaths.length === 1, 5_000));
  await executor.close();
});

test('executors of both modes in one process leave no timer behind', async () => {
  const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
  const before = timers();
  const subprocess = modes.subprocess({ subject: hostileSubject });
  const inProcess = modes['in-process']({ subject: fixture('world.cjs') });
  for (let round = 0; round < 4; round++) {
    await subprocess.execute(ordinaryTestCase(1));
    await resultsOf(inProcess, Array.from({ length: 150 }, () => testCase(call(['default', 'readItself']), { kind: 'await', statement: 0 })));
  }
  await inProcess.close();
  await subprocess.close();
  assert.ok(await eventually(() => timers() <= before, 2_000), `${before} -> ${timers()}`);
});

test('a process that starts while tests run in this one is kept', async () => {
  const starts: RunnerEvent[] = [];
  const subprocess = modes.subprocess({ subject: hostileSubject, onEvent: (event) => event.kind === 'worker-started' && starts.push(event) });
  const inProcess = modes['in-process']({ subject: fixture('world.cjs') });
  while (starts.length === 0) await resultsOf(inProcess, [testCase({ kind: 'advance', milliseconds: 'all' }, call(['default', 'readItself']), { kind: 'await', statement: 1 })]);
  await resultsOf(inProcess, [testCase({ kind: 'advance', milliseconds: 'all' })]);
  const { outcome } = await subprocess.execute(ordinaryTestCase(1));
  assert.is(outcome.kind, 'returned');
  await inProcess.close();
  await subprocess.close();
});

function ownDirectories(pid: number | undefined = process.pid): string[] {
  const parent = existsSync('/dev/shm') ? '/dev/shm' : '/tmp';
  return readdirSync(parent).filter((name) => name.startsWith(`auklet-${pid}-`));
}

/** Where there is no /proc, there is nothing to compare. */
function openDescriptors(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
}

test.run();
