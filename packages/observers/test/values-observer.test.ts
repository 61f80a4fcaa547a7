import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { values, valuesOf } from '@auklet/observers';
import type { StatementDto, ValuesDto, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const string = (value: string): ValueTree => ({ kind: 'string', value });
const reference = (statement: number): ValueTree => ({ kind: 'reference', statement });
const calling = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });

async function valuesFor(...statements: StatementDto[]): Promise<ValuesDto> {
  const observed = valuesOf(await executing('assorted.mjs', values(), statements));
  if (observed === undefined) throw new Error('nothing was observed');
  return observed;
}

test('records what each statement bound', async () => {
  const { statements } = await valuesFor(calling('parse', string('a')));
  assert.equal(statements[0]?.value, {
    kind: 'object',
    type: 'Object',
    plain: true,
    omitted: 0,
    properties: [
      { key: 'text', value: { kind: 'string', value: 'a', length: 1 } },
      { key: 'options', value: { kind: 'undefined' } },
    ],
  });
});

test('records what was thrown, and nothing after it', async () => {
  const { statements, atEnd } = await valuesFor({ kind: 'let', value: string('a') }, calling('fail'), calling('parse'));
  assert.is(statements.length, 2);
  assert.is(statements[1]?.kind, 'thrown');
  assert.equal(statements[1]?.value, { kind: 'error', type: 'RangeError', message: 'too far', properties: [], omitted: 0 });
  assert.is(atEnd.length, 1);
});

test('notices changed arguments and receivers, and identity with earlier variables', async () => {
  const { statements, atEnd } = await valuesFor(
    { kind: 'let', value: { kind: 'array', items: [string('b'), string('a')] } },
    calling('sortInPlace', reference(0)),
    { kind: 'construct', callee: { export: ['Queue'] }, args: [] },
    { kind: 'method', receiver: { statement: 2 }, key: 'push', args: [string('c')] },
  );
  assert.equal(statements.map(({ changed }) => changed), [[], [0], [], [2]]);
  assert.equal(statements.map(({ sameAs }) => sameAs), [null, 0, null, 2]);
  assert.equal(atEnd[0], { kind: 'array', length: 2, items: [{ kind: 'string', value: 'a', length: 1 }, { kind: 'string', value: 'b', length: 1 }] });
});

test('logs the calls to synthesised functions', async () => {
  const { callbacks } = await valuesFor(calling('callTwice', { kind: 'function', style: 'arrow', arity: 1, plan: [] }));
  assert.equal(callbacks.map(({ path, statement, args }) => ({ path, statement, args })), [
    { path: '0.0', statement: 0, args: [{ kind: 'number', value: 1 }] },
    { path: '0.0', statement: 0, args: [{ kind: 'number', value: 2 }] },
  ]);
});

test('records what a promise resolved to', async () => {
  const { statements } = await valuesFor(calling('later', string('a')), { kind: 'await', statement: 0 });
  assert.is(statements[0]?.value.kind, 'promise');
  assert.equal(statements[1]?.value, { kind: 'string', value: 'a', length: 1 });
});

test('refuses a text that it did not write', () => {
  const read = (text: string) => () => valuesOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: { values: text } });
  assert.throws(read('nonsense'), /not what their observer writes/);
  assert.throws(read('{"statements":[[0,3,-1,[]]],"atEnd":[],"callbacks":[]}\n[[]]'), /not what their observer writes/);
});

test.run();
