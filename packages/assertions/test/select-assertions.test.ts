import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type AssertionRequest, selectAssertions } from '@auklet/assertions';
import { values, valuesOf } from '@auklet/observers';
import { type AssertionDto, PROTOCOL_VERSION, type StatementDto, type ValueTree } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

const string = (value: string): ValueTree => ({ kind: 'string', value });
const number = (value: number): ValueTree => ({ kind: 'number', value });
const reference = (statement: number): ValueTree => ({ kind: 'reference', statement });
const call = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });
const binding = (value: ValueTree): StatementDto => ({ kind: 'let', value });

async function request(...statements: StatementDto[]): Promise<AssertionRequest> {
  const testCase = { version: PROTOCOL_VERSION, statements } as const;
  const runs = [];
  let outcome: AssertionRequest['outcome'] = { kind: 'returned' };
  for (const seed of [1, 2]) {
    const url = new URL('./fixtures/assorted.mjs', import.meta.url).href;
    const executor = createInProcessExecutor({ subject: { version: PROTOCOL_VERSION, url, format: 'module', overlays: [], stateful: false }, observers: [values()], seed });
    const result = await executor.execute(testCase);
    await executor.close();
    const observed = valuesOf(result);
    if (observed !== undefined) runs.push(observed);
    outcome = result.outcome;
  }
  return { testCase, outcome, runs, literals: ['amount has to be positive', 'name', 'length', 'cannot read /home/someone/file'], machineText: ['/home/someone'] };
}

async function assertionsFor(...statements: StatementDto[]): Promise<readonly AssertionDto[]> {
  return selectAssertions(await request(...statements))?.assertions ?? [];
}

test('claims primitives as they are', async () => {
  for (const value of [string('a'), { kind: 'null' }, { kind: 'number', value: '-0' }, { kind: 'number', value: 'NaN' }, { kind: 'bigint', value: '5' }, number(0.1)] as const) {
    assert.equal(await assertionsFor(call('identity', value)), [{ statement: 0, path: [], kind: 'is', value }]);
  }
});

test('claims a rounded double approximately', async () => {
  assert.equal(await assertionsFor(call('identity', number(1 / 3))), [{ statement: 0, path: [], kind: 'close-to', value: 1 / 3 }]);
});

test('claims plain structures as a whole, larger ones by their size and first parts', async () => {
  assert.equal(await assertionsFor(call('matrix', number(2))), [
    { statement: 0, path: [], kind: 'equals', value: { kind: 'array', items: [{ kind: 'array', items: [number(0), number(0)] }, { kind: 'array', items: [number(0), number(1)] }] } },
  ]);
  const [size, first] = await assertionsFor(call('matrix', number(20)));
  assert.equal(size, { statement: 0, path: ['length'], kind: 'is', value: number(20) });
  assert.equal(first?.path, [0]);
});

test('claims nothing that differs between runs, but what is beside it', async () => {
  assert.equal(await assertionsFor(call('random')), [{ statement: 0, path: [], kind: 'type-of', type: 'number' }]);
  assert.equal((await assertionsFor(call('mixed'))).map(({ path }) => path), [['name'], ['tags']]);
});

test('claims the size of parts that no literal equals', async () => {
  const claimed = (await assertionsFor(call('emitter'))).map(({ path, ...rest }) => [path.join('.'), 'value' in rest ? rest.value : 'type' in rest ? rest.type : undefined]);
  assert.equal(claimed, [
    ['count', number(1)],
    ['all.size', number(1)],
    ['last', 'RangeError'],
    ['nested.listeners.length', number(2)],
  ]);
});

test('claims nothing that is true of this machine only', async () => {
  assert.equal((await assertionsFor(call('folder'))).map(({ path }) => path), [['files']]);
  assert.equal(await assertionsFor(call('fail', string('path'))), [{ statement: 0, path: [], kind: 'throws', error: { type: 'Error' } }]);
});

test('claims class and public fields of an instance', async () => {
  const made = await assertionsFor({ kind: 'construct', callee: { export: ['Account'] }, args: [string('me')] });
  assert.equal(made[0], { statement: 0, path: [], kind: 'instance-of', type: 'Account' });
  assert.not.ok(made.some(({ path }) => path.includes('_secret')));
  assert.ok(made.some(({ path }) => path.includes('owner')));
});

test('claims the last result first, then only what changed', async () => {
  const claimed = await assertionsFor(
    { kind: 'construct', callee: { export: ['Account'] }, args: [string('me')] },
    { kind: 'method', receiver: { statement: 0 }, key: 'deposit', args: [number(5)] },
    { kind: 'get', receiver: { statement: 0 }, key: 'balance' },
  );
  assert.equal(claimed, [
    { statement: 2, path: [], kind: 'is', value: number(5) },
    { statement: 0, path: ['last'], kind: 'is', value: number(5) },
  ]);
});

test('claims a changed input, and identity instead of a copy', async () => {
  const unsorted = binding({ kind: 'array', items: [string('b'), string('a')] });
  const sorted = { statement: 0, path: [], kind: 'equals', value: { kind: 'array', items: [string('a'), string('b')] } } as const;
  assert.equal(await assertionsFor(unsorted, call('sortInPlace', reference(0))), [sorted]);
  assert.equal(await assertionsFor(unsorted, call('identity', reference(0))), [{ statement: 1, path: [], kind: 'same-as', other: 0 }]);
});

test('claims the calls to a callback that has a name', async () => {
  const callback = binding({ kind: 'function', style: 'arrow', arity: 0, plan: [] });
  const called = { statement: 0, path: [], kind: 'called', calls: [[string('a')]] } as const;
  assert.equal(await assertionsFor(callback, call('forward', reference(0), string('a'))), [called]);
  assert.equal(await assertionsFor(callback, call('random'), call('forward', reference(0), reference(1))), [
    { statement: 2, path: [], kind: 'is', value: { kind: 'undefined' } },
  ]);
});

test('claims messages that the project wrote, never those of the engine', async () => {
  assert.equal(await assertionsFor(call('fail', string('own'))), [{ statement: 0, path: [], kind: 'throws', error: { type: 'TypeError', message: 'amount has to be positive' } }]);
  assert.equal(await assertionsFor(call('fail', string('engine'))), [{ statement: 0, path: [], kind: 'throws', error: { type: 'TypeError' } }]);
  assert.equal(await assertionsFor(call('fail', string('random'))), [{ statement: 0, path: [], kind: 'throws', error: { type: 'Error' } }]);
});

test('claims what is thrown and is no error by its value', async () => {
  assert.equal(await assertionsFor(call('fail', number(7))), [{ statement: 0, path: [], kind: 'throws', error: { value: number(7) } }]);
});

test('ends a test with the statement that threw', async () => {
  const asserted = selectAssertions(await request(call('fail', string('own')), call('identity', number(1))));
  assert.is(asserted?.testCase.statements.length, 1);
});

test('a result of undefined is claimed when there is nothing else', async () => {
  assert.equal(await assertionsFor(call('identity')), [{ statement: 0, path: [], kind: 'is', value: { kind: 'undefined' } }]);
});

test('a test that did not end by itself gets no assertions', async () => {
  const asked = await request(call('identity'));
  assert.is(selectAssertions({ ...asked, outcome: { kind: 'exited', statement: 0, code: 1 } }), undefined);
  assert.is(selectAssertions({ ...asked, runs: [] }), undefined);
});

test.run();
