import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runtimeTypes, runtimeTypesOf } from '@auklet/observers';
import type { RuntimeTypeDto, StatementDto, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const binding = (value: ValueTree): StatementDto => ({ kind: 'let', value });
const calling = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });
const number = (value: number): ValueTree => ({ kind: 'number', value });

async function typesOf(...statements: StatementDto[]): Promise<RuntimeTypeDto[]> {
  return runtimeTypesOf(await executing('assorted.mjs', runtimeTypes(), statements));
}

test('tells primitives apart', async () => {
  const types = await typesOf(
    binding({ kind: 'undefined' }),
    binding({ kind: 'null' }),
    binding({ kind: 'boolean', value: true }),
    binding(number(1)),
    binding({ kind: 'bigint', value: '1' }),
    binding({ kind: 'string', value: 'a' }),
    binding({ kind: 'symbol', description: 'a' }),
  );
  assert.equal(types.map(({ kind }) => kind), ['undefined', 'null', 'boolean', 'number', 'bigint', 'string', 'symbol']);
});

test('names classes and their methods', async () => {
  const [queue] = await typesOf({ kind: 'construct', callee: { export: ['PriorityQueue'] }, args: [] });
  assert.equal(queue, { kind: 'iterable', type: 'PriorityQueue', methods: ['drain', 'push', 'top'], getters: ['size'] });
});

test('knows functions, arrays, promises, iterators and plain objects', async () => {
  const types = await typesOf(
    binding({ kind: 'function', style: 'arrow', arity: 2, plan: [] }),
    binding({ kind: 'array', items: [] }),
    calling('later'),
    calling('count', number(2)),
    calling('parse', { kind: 'string', value: 'a' }),
    binding({ kind: 'iterable', items: [], async: true }),
    binding({ kind: 'map', entries: [] }),
  );
  assert.equal(types, [
    { kind: 'function', length: 2 },
    { kind: 'array' },
    { kind: 'promise' },
    { kind: 'iterator', type: 'Object' },
    { kind: 'object', type: 'Object' },
    { kind: 'async-iterable', type: 'Object' },
    { kind: 'iterable', type: 'Map' },
  ]);
});

test('names what functions and objects have on them', async () => {
  const [made, closure] = await typesOf(calling('meter'), calling('limiter'));
  assert.equal(made, { kind: 'object', type: 'Object', methods: ['read'], getters: ['level'] });
  assert.equal(closure, { kind: 'function', length: 1, methods: ['clear'], getters: ['pending'] });
});

test('has one entry for each statement that completed', async () => {
  assert.is((await typesOf(binding(number(1)), calling('fail'), binding(number(2)))).length, 1);
  assert.equal(await typesOf(calling('fail')), []);
});

test('refuses a text that it did not write', () => {
  const read = (text: string) => () => runtimeTypesOf({ version: 1, index: 0, outcome: { kind: 'returned' }, observations: { 'runtime-types': text } });
  assert.throws(read('gadget'), /unknown kind/);
  assert.throws(read('function\t-1'), /function length/);
});

test.run();
