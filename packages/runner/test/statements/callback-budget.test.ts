import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { SubjectDto, TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

const test = suite('calls of synthesised functions');
const folder = mkdtempSync(join(tmpdir(), 'auklet-callbacks-'));
test.after(() => rmSync(folder, { recursive: true }));

const file = join(folder, 'repeat.cjs');
writeFileSync(
  file,
  `exports.repeat = (times, callback) => { for (let i = 0; i < times; i++) callback(i); return 'done'; };
exports.recurse = (callback) => { const deeper = (...rest) => { callback(); [0].forEach(() => [0].forEach(() => [0].map(() => [0].map(() => [0].map(() => [0].map(() => deeper(...rest))))))); }; deeper(1, 2, 3); };
exports.stubborn = (callback) => { for (;;) try { callback(); } catch { return 'swallowed'; } };
`,
);
const subject: SubjectDto = { version: 1, url: pathToFileURL(file).href, format: 'commonjs', overlays: [], stateful: false };

const calling = (name: string, ...args: number[]): TestCaseDto => ({
  version: 1,
  statements: [
    {
      kind: 'call',
      callee: { export: ['default', name] },
      args: [...args.map((value) => ({ kind: 'number', value }) as const), { kind: 'function', style: 'arrow', arity: 0, plan: [] }],
    },
  ],
});

test('a test may make four hundred, and the one after it starts anew', async () => {
  const executor = createInProcessExecutor({ subject });
  const outcomes = [];
  for await (const { outcome } of executor.executeMultiple([calling('repeat', 400), calling('repeat', 401), calling('stubborn'), calling('repeat', 400)])) {
    outcomes.push(outcome);
  }
  await executor.close();
  const exhausted = { kind: 'timed-out', statement: 0, budget: 'steps' };
  assert.equal(outcomes, [{ kind: 'returned' }, exhausted, exhausted, { kind: 'returned' }]);
});

test('endless recursion ends by them before the stack does, wherever that ends', async () => {
  const executor = createInProcessExecutor({ subject });
  const { outcome } = await executor.execute(calling('recurse'));
  await executor.close();
  assert.equal(outcome, { kind: 'timed-out', statement: 0, budget: 'steps' });
});

test.run();
