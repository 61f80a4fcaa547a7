import { isAukletError, type ExecutionResultDto, type TestCaseDto } from '@auklet/protocol';
import type { RunnerEvent } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, modes, resultsOf, run, values } from './fixtures/executing.ts';
import { hostilePrograms, hostileSubject, ordinaryTestCase } from './fixtures/hostile-programs.ts';
import { call, testCase } from './fixtures/test-cases.ts';

const test = suite('batches');
const subject = fixture('shop.cjs');
const both = ['in-process', 'subprocess'] as const;
const sum = (a: number): TestCaseDto => testCase(call(['default', 'sum'], a, 1));
const sums = (count: number): TestCaseDto[] => Array.from({ length: count }, (_, k) => sum(k));
const numbers = (results: readonly ExecutionResultDto[]): unknown[] => results.map((result) => boundValues(result)[0]);

async function codeOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => 'no error',
    (error: unknown) => (isAukletError(error) ? error.code : error),
  );
}

for (const mode of both) {
  test(`${mode}: results come in the order of the request`, async () => {
    for (const count of [0, 1, 36, 300]) {
      const results = await run(mode, { subject, workers: 3 }, ...sums(count));
      assert.equal(results.map(({ index }) => index), Array.from({ length: count }, (_, k) => k));
      assert.equal(numbers(results), Array.from({ length: count }, (_, k) => k + 1));
    }
  });

  test(`${mode}: several batches may be on their way at the same time`, async () => {
    const executor = modes[mode]({ subject, observers: [values], workers: 2 });
    const batches = await Promise.all([3, 40, 1].map((count) => resultsOf(executor, sums(count))));
    assert.equal(batches.map(numbers), [3, 40, 1].map((count) => Array.from({ length: count }, (_, k) => k + 1)));
    await executor.close();
  });

  test(`${mode}: an executor that is closed refuses work, and closes once only`, async () => {
    const executor = modes[mode]({ subject });
    await executor.execute(sum(1));
    await Promise.all([executor.close(), executor.close()]);
    assert.is(await codeOf(executor.execute(sum(1))), 'closed');
  });

  test(`${mode}: a signal interrupts a batch`, async () => {
    const executor = modes[mode]({ subject });
    assert.is(await codeOf(executor.execute(sum(1), { signal: AbortSignal.abort() })), 'interrupted');
    assert.is((await executor.execute(sum(1))).outcome.kind, 'returned');
    await executor.close();
  });

  test(`${mode}: options that are wrong are named`, () => {
    const wrong = [{ seed: -1 }, { epochMs: -1 }, { timeZone: 'Nowhere/Atall' }, { limits: { turns: 0 } }, { isolation: 'total' as never }, { allow: ['everything' as never] }, { subject: { ...subject, url: 'shop.cjs' } }];
    for (const options of wrong) {
      assert.throws(() => modes[mode]({ subject, ...options }), (error: unknown) => isAukletError(error) && error.code === 'invalid-dto');
    }
  });
}

test('subprocess: a test case that is no plain data fails its own batch, wherever in it it is', async () => {
  const executor = modes.subprocess({ subject, observers: [values], workers: 1 });
  const wrong = testCase({ kind: 'call', callee: { export: ['default', 'sum'] }, args: [{ kind: 'number', value: 1n as never }] });
  for (const before of [0, 20]) {
    assert.is(await codeOf(resultsOf(executor, [...sums(before), wrong, ...sums(3)])), 'invalid-dto');
    assert.equal(numbers(await resultsOf(executor, sums(30))), Array.from({ length: 30 }, (_, k) => k + 1));
  }
  await executor.close();
});

test('a signal interrupts a test that spins, and what else runs goes on', async () => {
  const executor = modes.subprocess({ subject: hostileSubject, limits: { cpuMs: 60_000 } });
  const spin = hostilePrograms().find(({ name }) => name === 'spin')?.testCase as TestCaseDto;
  const controller = new AbortController();
  const spinning = executor.execute(spin, { signal: controller.signal });
  const waiting = executor.execute(ordinaryTestCase(1));
  setTimeout(() => controller.abort(), 200);
  assert.is(await codeOf(spinning), 'interrupted');
  assert.is((await waiting).outcome.kind, 'returned');
  await executor.close();
});

test('closing fails what is not done', async () => {
  const executor = modes.subprocess({ subject: hostileSubject, limits: { cpuMs: 60_000 } });
  const spin = hostilePrograms().find(({ name }) => name === 'spin')?.testCase as TestCaseDto;
  const spinning = codeOf(executor.execute(spin));
  await new Promise((resolve) => setTimeout(resolve, 300));
  await executor.close();
  assert.is(await spinning, 'closed');
});

test('results that nobody fetches bother nobody', async () => {
  const executor = modes.subprocess({ subject });
  executor.executeMultiple(sums(5));
  for await (const { index } of executor.executeMultiple(sums(50))) if (index === 3) break;
  assert.is((await executor.execute(sum(1))).outcome.kind, 'returned');
  await executor.close();
});

test('processes are replaced after as many tests as they may run', async () => {
  const events: RunnerEvent[] = [];
  const executor = modes.subprocess({ subject, observers: [values], limits: { testsPerProcess: 10 }, onEvent: (event) => void events.push(event) });
  for (let batch = 0; batch < 3; batch++) assert.equal(numbers(await resultsOf(executor, sums(10))), Array.from({ length: 10 }, (_, k) => k + 1));
  await executor.close();
  assert.is(events.filter((event) => event.kind === 'worker-recycled' && event.reason === 'age').length, 3);
});

test.run();
