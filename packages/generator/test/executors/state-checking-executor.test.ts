import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type ExecutionObserver, type Executor, PROTOCOL_VERSION, type TestCaseDto } from '@auklet/protocol';
import { values, valuesOf } from '@auklet/observers';
import { ExecutorFactory, resultsOf } from '../../src/executors/executor-factory.ts';
import { prepareModule } from '../../src/steps/1-prepare-module.ts';

/** Nothing in the text says that the object is shared: `this` may be anything. */
const HIDDEN_STATE = 'module.exports = { calls: 0, call() { this.calls += 1; return this.calls; } };\n';
const NO_STATE = 'module.exports = { calls: 0, call() { return this.calls + 1; } };\n';

const CALL: TestCaseDto = { version: PROTOCOL_VERSION, statements: [{ kind: 'call', callee: { export: ['default', 'call'] }, args: [] }] };

async function withChecked<T>(source: string, choice: { readonly isolation: 'auto' | 'none'; readonly subprocess: boolean }, run: (executor: Executor, isStateful: boolean) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'auklet-state-'));
  try {
    writeFileSync(join(folder, 'package.json'), '{}');
    writeFileSync(join(folder, 'subject.cjs'), source);
    const { subject, renewableSubject } = await prepareModule(join(folder, 'subject.cjs'));
    const factory = new ExecutorFactory({ ...choice, allow: [], env: [], workers: 1 });
    return await factory.useChecked(subject, renewableSubject, [], (executor) => executor.withObservers([values()], (observed) => run(observed, subject.stateful)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function returned(executor: Executor, count: number): Promise<unknown[]> {
  const results = await resultsOf(executor.executeMultiple(Array.from({ length: count }, () => CALL)));
  return results.map((result) => valuesOf(result)?.statements[0]?.value).map((value) => (value as { value?: unknown } | undefined)?.value);
}

for (const subprocess of [true, false]) {
  test(`tests are kept apart once a sample shows that they are not, ${subprocess ? 'in child processes' : 'in this process'}`, async () => {
    await withChecked(HIDDEN_STATE, { isolation: 'auto', subprocess }, async (executor, isStateful) => {
      assert.not(isStateful, 'found by reading: this needs another subject');
      assert.equal(await returned(executor, 3), [1, 2, 3], 'too few tests for a sample');
      await returned(executor, 20);
      assert.equal(await returned(executor, 3), [1, 1, 1]);
    });
  });
}

test('instances are shared on as long as that makes no difference, and when the user says so', async () => {
  await withChecked(NO_STATE, { isolation: 'auto', subprocess: true }, async (executor) => assert.equal(new Set(await returned(executor, 40)), new Set([1])));
  await withChecked(HIDDEN_STATE, { isolation: 'none', subprocess: true }, async (executor) => {
    await returned(executor, 20);
    assert.equal(await returned(executor, 2), [21, 22]);
  });
});

test('what is run again is received once', async () => {
  await withChecked(NO_STATE, { isolation: 'auto', subprocess: false }, async (executor) => {
    let received = 0;
    const counting: ExecutionObserver = { ...values(), remote: { ...values().remote, name: 'counted' }, receive: () => (received += 1) };
    await executor.withObservers([counting], (observed) => returned(observed, 40));
    assert.is(received, 40);
  });
});

test.run();
