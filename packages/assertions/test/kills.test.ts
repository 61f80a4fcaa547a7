import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { assertionCandidates, type CandidateTest, coverMutants, killOf, type Kill, type ObservedRun } from '@auklet/assertions';
import { values, valuesOf } from '@auklet/observers';
import { PROTOCOL_VERSION, type StatementDto, type TestCaseDto, type ValueTree } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

const call = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });
const number = (value: number): ValueTree => ({ kind: 'number', value });

async function runOn(code: string, testCase: TestCaseDto): Promise<ObservedRun> {
  const url = new URL('./fixtures/in-memory.mjs', import.meta.url).href;
  const subject = { version: PROTOCOL_VERSION, url, format: 'module', overlays: [{ url, format: 'module', source: code, resolutions: {} }], stateful: false } as const;
  const executor = createInProcessExecutor({ subject, observers: [values()], seed: 1 });
  const result = await executor.execute(testCase);
  await executor.close();
  return { outcome: result.outcome, values: valuesOf(result) };
}

/** A test as it is observed on the original, and what of it fails on something else. */
async function killBy(original: string, mutated: string, ...statements: StatementDto[]): Promise<{ test: CandidateTest; kill: Kill | null }> {
  const testCase = { version: PROTOCOL_VERSION, statements } as const;
  const { outcome, values: shown } = await runOn(original, testCase);
  assert.ok(shown);
  const found = assertionCandidates({ testCase, outcome, runs: [shown, shown], literals: ['odd number'] });
  assert.ok(found);
  assert.is(killOf(found, { outcome, values: shown }), null, 'nothing fails on the original');
  return { test: found, kill: killOf(found, await runOn(mutated, testCase)) };
}

const SURE: Kill = { always: false, candidates: [0], isEndless: false };

test('an assertion fails where the value differs', async () => {
  const original = 'export const f = (n) => n + 1;';
  assert.equal((await killBy(original, 'export const f = (n) => n - 1;', call('f', number(1)))).kill, SURE);
  assert.is((await killBy(original, 'export const f = (n) => n - -1;', call('f', number(1)))).kill, null);
});

test('the order of properties, of entries and of items does not matter', async () => {
  const original = 'export const f = () => ({ a: 1, b: new Set([1, 2]), c: new Map([[1, 2], [3, 4]]) });';
  assert.is((await killBy(original, 'export const f = () => ({ c: new Map([[3, 4], [1, 2]]), b: new Set([2, 1]), a: 1 });', call('f'))).kill, null);
  assert.equal((await killBy(original, 'export const f = () => ({ a: 1, b: new Set([1]), c: new Map([[1, 2], [3, 4]]) });', call('f'))).kill, SURE);
});

test('parts of values are compared one by one', async () => {
  const body = (size: number, text: string): string => `class Box { size = ${size}; text = "${text}"; self = this; } export const f = () => new Box();`;
  const { test: found, kill } = await killBy(body(1, 'a'), body(2, 'a'), call('f'));
  assert.equal(kill?.candidates.map((index) => found.candidates[index]?.path), [['size']]);
});

test('a test that ends in another way fails whatever it asserts', async () => {
  const original = 'export const f = (n) => { if (n > 1) throw new RangeError("odd number"); return n; };';
  const always = await killBy(original, 'export const f = (n) => { throw new RangeError("odd number"); };', call('f', number(1)));
  assert.is(always.kill?.always, true);
  const thrown = call('f', number(2));
  assert.equal((await killBy(original, 'export const f = (n) => n;', thrown)).kill, SURE);
  assert.equal((await killBy(original, 'export const f = (n) => { throw new RangeError(""); };', thrown)).kill, SURE);
  assert.is((await killBy(original, original, thrown)).kill, null);
});

test('few assertions kill what all can kill, and every test keeps one', () => {
  const candidates = [0, 1, 2].map((value) => ({ statement: 0, path: [], kind: 'is', value: number(value) }) as const);
  const testCase: TestCaseDto = { version: PROTOCOL_VERSION, statements: [call('f')] };
  const kill = (...failing: number[]): Kill => ({ always: false, candidates: failing, isEndless: false });
  const { tests, killed } = coverMutants([
    { testCase, candidates, telling: 3, kills: new Map([[7, kill(0, 1)], [8, kill(1, 2)], [9, kill(2)]]) },
    { testCase, candidates, telling: 3, kills: new Map([[8, kill(1)]]) },
  ]);
  assert.equal([...killed].sort(), [7, 8, 9]);
  assert.equal(tests.map(({ assertions }) => assertions), [[candidates[0], candidates[2]], [candidates[0]]]);
});

test.run();
