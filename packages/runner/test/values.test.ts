import type { ValueTree } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, run } from './fixtures/executing.ts';
import { bind, call, reference, testCase, tree, value } from './fixtures/test-cases.ts';

const test = suite('values');
const subject = fixture('shop.cjs');

/** Value tree -> how `util.inspect` shows the value. */
const rows: readonly (readonly [ValueTree, string])[] = [
  [{ kind: 'undefined' }, 'undefined'],
  [{ kind: 'number', value: '-0' }, '-0'],
  [{ kind: 'number', value: 'NaN' }, 'NaN'],
  [{ kind: 'number', value: '-Infinity' }, '-Infinity'],
  [{ kind: 'bigint', value: '-12345678901234567890' }, '-12345678901234567890n'],
  [{ kind: 'symbol', description: 'own' }, 'Symbol(own)'],
  [{ kind: 'symbol', description: 'iterator', wellKnown: true }, 'Symbol(Symbol.iterator)'],
  [{ kind: 'regexp', source: 'a+', flags: 'gi' }, '/a+/gi'],
  [{ kind: 'date', milliseconds: 0 }, '1970-01-01T00:00:00.000Z'],
  [{ kind: 'date', milliseconds: 'NaN' }, 'Invalid Date'],
  [{ kind: 'map', entries: [[value('a'), value(1)]] }, "Map(1) { 'a' => 1 }"],
  [{ kind: 'set', items: [value(1), value('b')] }, "Set(2) { 1, 'b' }"],
  [{ kind: 'typed-array', type: 'Uint8Array', items: [1, 300] }, 'Uint8Array(2) [ 1, 44 ]'],
  [{ kind: 'typed-array', type: 'BigInt64Array', items: [-1] }, 'BigInt64Array(1) [ -1n ]'],
  [{ kind: 'object', prototype: 'null', properties: [] }, '[Object: null prototype] {}'],
  [{ kind: 'object', properties: [{ key: '__proto__', role: 'data', value: value(1) }] }, "{ ['__proto__']: 1 }"],
  [{ kind: 'object', properties: [{ key: 'x', role: 'getter', value: value(1) }] }, '{ x: [Getter: 1] }'],
  [{ kind: 'function', style: 'arrow', arity: 2, plan: [] }, '[Function (anonymous)]'],
  [{ kind: 'function', style: 'async', arity: 0, plan: [] }, '[AsyncFunction (anonymous)]'],
  [{ kind: 'function', style: 'generator', arity: 0, plan: [] }, '[GeneratorFunction (anonymous)]'],
  [{ kind: 'promise', state: 'resolved', value: value(3) }, 'Promise { 3 }'],
  [{ kind: 'iterable', items: [value(1)] }, 'Object [Generator] {}'],
  [{ kind: 'iterable', items: [value(1)], async: true }, 'Object [AsyncGenerator] {}'],
  [{ kind: 'export', path: ['default', 'settings'] }, '{ depth: 1 }'],
];

for (const mode of ['in-process', 'subprocess'] as const) {
  test(`${mode}: builds every kind of value`, async () => {
    const results = await run(mode, { subject }, ...rows.map(([made]) => testCase(call(['default', 'show'], tree(made)))));
    assert.equal(results.map((result) => boundValues(result)[0]), rows.map(([, shown]) => shown));
  });
}

test('errors have their type and message', async () => {
  const types = ['Error', 'RangeError', 'SyntaxError', 'NoSuchError'];
  const results = await run('subprocess', { subject }, ...types.map((type) => testCase(bind(tree({ kind: 'error', type, message: 'm' })))));
  assert.equal(results.map((result) => boundValues(result)[0]), ['Error: m', 'RangeError: m', 'SyntaxError: m', 'Error: m']);
});

test('getters throw what they are told to throw', async () => {
  const thrower: ValueTree = { kind: 'object', properties: [{ key: 'x', role: 'getter', throws: true, value: { kind: 'error', type: 'RangeError', message: 'no' } }] };
  const [result] = await run('subprocess', { subject }, testCase(bind(tree(thrower)), { kind: 'get', receiver: { statement: 0 }, key: 'x' }));
  assert.equal(result?.outcome, { kind: 'threw', statement: 1, error: { type: 'RangeError', isError: true, message: 'no' } });
});

test('each test gets values of its own', async () => {
  const once = testCase(bind({}), call(['default', 'readAndWrite'], reference(0)));
  const results = await run('subprocess', { subject }, once, once);
  for (const result of results) assert.equal(boundValues(result)[1], [undefined, 'written']);
});

test.run();
