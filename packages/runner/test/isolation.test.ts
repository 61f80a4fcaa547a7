import type { IsolationLevel } from '@auklet/protocol';
import type { RunnerEvent } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, modes, resultsOf, run, values } from './fixtures/executing.ts';
import { hostileSubject } from './fixtures/hostile-programs.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('isolation');
const subject = fixture('leaky.cjs');
const calling = (name: string) => testCase(call(['default', name]));

async function bound(name: string, isolation: IsolationLevel, mode: keyof typeof modes = 'subprocess'): Promise<unknown[]> {
  const executor = modes[mode]({ subject, observers: [values], isolation });
  const batches = [await resultsOf(executor, [calling(name), calling(name)]), await resultsOf(executor, [calling(name)])];
  await executor.close();
  return batches.flat().map((result) => boundValues(result)[0]);
}

test('none: tests share module instances', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) assert.equal(await bound('count', 'none', mode), [1, 2, 3]);
});

test('auto: what the subject asks for', async () => {
  assert.equal(await bound('count', 'auto'), [1, 2, 3]);
  const results = await run('subprocess', { subject: { ...subject, stateful: true } }, calling('count'), calling('count'));
  assert.equal(results.map((result) => boundValues(result)[0]), [1, 1]);
});

test('module: each test has instances of its own', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) assert.equal(await bound('count', 'module', mode), [1, 1, 1]);
  const pids = await bound('pid', 'module');
  assert.is(new Set(pids).size, 1);
});

test('process-per-batch: each batch has a process of its own', async () => {
  assert.equal(await bound('count', 'process-per-batch'), [1, 2, 1]);
  const [first, second, third] = await bound('pid', 'process-per-batch');
  assert.is(first, second);
  assert.is.not(second, third);
});

test('process-per-test: each test has a process of its own', async () => {
  assert.equal(await bound('count', 'process-per-test'), [1, 1, 1]);
  assert.is(new Set(await bound('pid', 'process-per-test')).size, 3);
});

test('where a fresh test runs, nothing was run before', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) {
    const executor = modes[mode]({ subject, observers: [values] });
    for (let count = 1; count < 4; count++) await executor.execute(calling('count'));
    assert.equal(boundValues(await executor.execute(calling('count'), { fresh: true })), [1], mode);
    await executor.close();
  }
});

test('what loading was denied is said once of each test, fresh or not', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) {
    const executor = modes[mode]({ subject: fixture('denied-on-load.cjs') });
    for (const options of [{}, { fresh: true }, { fresh: true }]) {
      const { denials = [] } = await executor.execute(calling('one'), options);
      assert.is(denials.length, 1, `${mode} ${JSON.stringify(options)}`);
    }
    await executor.close();
  }
});

test('a fresh test that ends its process is run once', async () => {
  const deaths: RunnerEvent[] = [];
  const executor = modes.subprocess({ subject: hostileSubject, onEvent: (event) => event.kind === 'worker-died' && deaths.push(event) });
  const { outcome } = await executor.execute(testCase(call(['default', 'hostile', 'spin'])), { fresh: true });
  assert.equal(outcome, { kind: 'timed-out', statement: 0, budget: 'cpu' });
  assert.is(deaths.length, 1);
  await executor.close();
});

test('globals and polluted prototypes are taken back after each test', async () => {
  for (const mode of ['in-process', 'subprocess'] as const) {
    assert.equal(await bound('leak', 'none', mode), [1, 1, 1]);
    assert.equal(await bound('pollute', 'none', mode), [undefined, undefined, undefined]);
  }
});

test('a process whose intrinsics were patched is replaced, and no other test suffers', async () => {
  const events: RunnerEvent[] = [];
  const tests = ['patch', 'patch', 'pid', 'patch'].map(calling);
  const results = await run('subprocess', { subject, onEvent: (event) => void events.push(event) }, ...tests);
  assert.equal([0, 1, 3].map((index) => boundValues(results[index])[0]), ['1,3', '1,3', '1,3']);
  assert.ok(events.some((event) => event.kind === 'worker-recycled' && event.reason === 'taint'));
});

test('intrinsics that were patched in this process are put back, and no other test suffers', async () => {
  const results = await run('in-process', { subject }, ...['patch', 'count', 'patch'].map(calling));
  assert.equal(results.map((result) => boundValues(result)[0]), ['1,3', 1, '1,3']);
  assert.equal([1, 3].join(), '1,3');
});

test.run();
