import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ExecutionObserver, isAukletError, type JsonValue } from '@auklet/protocol';
import type { RunnerEvent } from '@auklet/runner';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fixture, modes, resultsOf, run } from './fixtures/executing.ts';
import { bind, call, testCase } from './fixtures/test-cases.ts';

const test = suite('observers');
const subject = fixture('shop.cjs');
const both = ['in-process', 'subprocess'] as const;
const one = testCase(call(['default', 'sum'], 1, 2));

function observer(name: string, file: string, options?: JsonValue): ExecutionObserver {
  return { remote: { name, module: new URL(`./fixtures/observers/${file}`, import.meta.url).href, ...(options === undefined ? {} : { options }) } };
}

for (const mode of both) {
  test(`${mode}: are told of everything in order`, async () => {
    const observers = [observer('told', 'recorder.mjs', { name: 'r' })];
    const [first, second] = await run(mode, { subject, observers }, testCase(bind(1), call(['default', 'fail'], 'x')), one);
    assert.is(first?.observations['told'], 'load(, ), r 0 of 2, 0 let 0, value, 1 call 1, thrown, threw');
    assert.is(second?.observations['told'], 'r 1 of 1, 0 call 0, value, returned');
    const [renewed] = await run(mode, { subject: { ...subject, stateful: true }, observers }, one);
    assert.is(renewed?.observations['told'], 'load for 0(, ), r 0 of 1, 0 call 0, value, returned');
  });

  test(`${mode}: have an entry each, whatever it is made of`, async () => {
    const [result] = await run(mode, { subject, observers: [observer('text', 'odd-text.mjs', { text: true }), observer('bytes', 'odd-text.mjs', { text: false })] }, one);
    assert.is(result?.observations['text'], 'lone \ud800 surrogate \u{1f600}');
    assert.equal(result?.observations['bytes'], Uint8Array.of(0, 255, 1));
  });

  test(`${mode}: that fail are named, and cost no other entry`, async () => {
    for (const hook of ['beforeTestCase', 'beforeStatement', 'afterStatement', 'afterTestCase', 'collect']) {
      const observers = [observer('fails', 'failing.mjs', { hook }), observer('told', 'recorder.mjs')];
      const [result] = await run(mode, { subject, observers }, one);
      assert.equal(result?.outcome, { kind: 'not-serialisable', statement: 0, observer: 'fails', error: { type: 'RangeError', isError: true, message: `cannot ${hook}` } });
      assert.is(typeof result?.observations['told'], 'string');
    }
  });

  test(`${mode}: main halves hear of batches and results in order`, async () => {
    const heard: string[] = [];
    const listening: ExecutionObserver = {
      ...observer('told', 'recorder.mjs'),
      beforeBatch: (testCases) => void heard.push(`batch of ${testCases.length}`),
      receive: ({ index }) => void heard.push(`result ${index}`),
    };
    await run(mode, { subject, observers: [listening] }, one, one, one);
    assert.equal(heard, ['batch of 3', 'result 0', 'result 1', 'result 2']);
  });

  test(`${mode}: more of them may be added for a while, and are gone however that ends`, async () => {
    const executor = modes[mode]({ subject, observers: [observer('told', 'recorder.mjs')] });
    const names = async (): Promise<string[]> => Object.keys((await executor.execute(one)).observations);
    const more = [observer('more', 'odd-text.mjs', { text: false })];
    const inside = await executor.withObservers(more, (watched) => watched.execute(one));
    assert.equal(Object.keys(inside.observations), ['told', 'more']);
    assert.equal(await names(), ['told']);
    const failed = await executor.withObservers(more, () => Promise.reject(new RangeError('mine'))).catch((error: unknown) => error);
    assert.instance(failed, RangeError);
    const thrown = await executor.withObservers(more, () => { throw new RangeError('mine, too'); }).catch((error: unknown) => error);
    assert.instance(thrown, RangeError);
    assert.equal(await names(), ['told']);
    await executor.close();
  });

  test(`${mode}: an error of a main half reaches the caller and leaves the executor usable`, async () => {
    const executor = modes[mode]({ subject });
    const failing: ExecutionObserver = { ...observer('told', 'recorder.mjs'), receive: () => { throw new RangeError('main half'); } };
    const error = await executor.withObservers([failing], (watched) => resultsOf(watched, [one, one])).catch((thrown: unknown) => thrown);
    assert.instance(error, RangeError);
    assert.is((await executor.execute(one)).outcome.kind, 'returned');
    await executor.close();
  });

  test(`${mode}: need names of their own and a factory that works`, async () => {
    const code = async (observers: readonly ExecutionObserver[]): Promise<unknown> => {
      try {
        return await run(mode, { subject, observers }, one);
      } catch (error) {
        return isAukletError(error) && `${error.code}: ${error.message}`;
      }
    };
    assert.match(await code([observer('a', 'recorder.mjs'), observer('a', 'recorder.mjs')]) as string, /^usage: Two observers are called "a"/);
    assert.match(await code([observer('a', 'no-factory.mjs')]) as string, /^usage: The observer "a" has no factory/);
    assert.match(await code([observer('a', 'no-such-file.mjs')]) as string, /^usage: The observer "a" cannot be loaded/);
    assert.match(await code([observer('a', 'fails-first.mjs', {})]) as string, /^usage: The observer "a" cannot be made by .*: not yet$/);
  });
}

test('an observation that is too large is an outcome', async () => {
  const [result] = await run('subprocess', { subject, observers: [observer('large', 'large.mjs', { bytes: 80 * 1024 * 1024 })] }, one);
  assert.is(result?.outcome.kind === 'not-serialisable' && result.outcome.observer, 'large');
  const [fits] = await run('subprocess', { subject, observers: [observer('large', 'large.mjs', { bytes: 8 * 1024 * 1024 })] }, one);
  const observation = fits?.observations['large'];
  assert.is(observation?.length, 8 * 1024 * 1024);
});

test('no test runs in a process in which an observer could not be made', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-observers-'));
  const file = join(folder, 'tests');
  const executor = modes.subprocess({ subject, allow: ['file-write'], observers: [observer('late', 'fails-first.mjs', { file })] });
  const error = await resultsOf(executor, [one, one]).catch((thrown: unknown) => thrown);
  await executor.close();
  assert.ok(isAukletError(error));
  assert.match(error.message, /^The observer "late" cannot be made/);
  assert.not(existsSync(file));
  rmSync(folder, { recursive: true });
});

test('journals that have grown large are started again without losing anything', async () => {
  const events: RunnerEvent[] = [];
  const bytes = 1024 * 1024;
  const executor = modes.subprocess({ subject, observers: [observer('large', 'large.mjs', { bytes })], onEvent: (event) => void events.push(event) });
  for (let batch = 0; batch < 24; batch++) {
    for (const { observations } of await resultsOf(executor, [one, one, one])) assert.is((observations['large'] as Uint8Array).length, bytes);
  }
  await executor.close();
  assert.not(events.some(({ kind }) => kind === 'worker-died' || kind === 'worker-recycled'));
});

test.run();
