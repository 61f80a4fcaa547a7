import type { BehaviourDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, run, values } from './fixtures/executing.ts';
import { bind, call, type Plain, reference, testCase, tree, value } from './fixtures/test-cases.ts';

const test = suite('synthesised functions');
const subject = fixture('shop.cjs');
const callbacks = { remote: { name: 'callbacks', module: new URL('./fixtures/observers/callbacks.mjs', import.meta.url).href } };

function planned(...plan: readonly BehaviourDto[]): Plain {
  return tree({ kind: 'function', style: 'function', arity: 1, plan });
}

const rows: readonly { readonly plan: readonly BehaviourDto[]; readonly results: readonly unknown[] }[] = [
  { plan: [], results: [undefined, undefined, undefined] },
  { plan: [{ kind: 'return', value: value('a') }, { kind: 'return', value: value('b') }], results: ['a', 'b', 'b'] },
  { plan: [{ kind: 'return-argument', index: 1 }], results: [0, 1, 2] },
  { plan: [{ kind: 'return-argument', index: 9 }], results: [undefined, undefined, undefined] },
];

test('follow their plan call by call', async () => {
  const results = await run('subprocess', { subject }, ...rows.map(({ plan }) => testCase(call(['default', 'each'], [10, 20, 30], planned(...plan)))));
  assert.equal(results.map((result) => boundValues(result)[0]), rows.map(({ results: expected }) => expected));
});

test('log their calls under their path in the test case', async () => {
  const each = call(['default', 'each'], [5, 6], planned());
  const nested = call(['default', 'each'], [7], planned({ kind: 'return', value: { kind: 'function', style: 'arrow', arity: 0, plan: [] } }));
  for (const mode of ['in-process', 'subprocess'] as const) {
    const [result] = await run(mode, { subject, observers: [callbacks] }, testCase(bind(1), each, nested));
    assert.is(result?.observations['callbacks'], '1.1(5,0) 1.1(6,1) 2.1(7,0)');
  }
});

test('throw what they are told to throw', async () => {
  const thrower = planned({ kind: 'throw', value: { kind: 'error', type: 'RangeError', message: 'planned' } });
  const [result] = await run('subprocess', { subject }, testCase(call(['default', 'each'], [1], thrower)));
  assert.equal(result?.outcome, { kind: 'threw', statement: 0, error: { type: 'RangeError', isError: true, message: 'planned' } });
});

test('call arguments now, in a microtask and in a timer', async () => {
  const order = fixture('callback-order.cjs');
  for (const mode of ['in-process', 'subprocess'] as const) {
    const tests = (['now', 'microtask', 'timer'] as const).map((when) => testCase(call(['default'], planned({ kind: 'call-argument', index: 0, args: [value('x')], when })), { kind: 'await', statement: 0 }));
    const results = await run(mode, { subject: order }, ...tests);
    assert.equal(results.map((result) => boundValues(result)[1]), [['x', 'after'], ['after', 'x'], ['after', 'x']]);
  }
});

test('write into arguments', async () => {
  const [result] = await run('subprocess', { subject, observers: [values] }, testCase(bind([{}]), call(['default', 'each'], reference(0), planned({ kind: 'write-argument', index: 0, key: 'k', value: value(3) })), call(['default', 'show'], reference(0))));
  assert.is(boundValues(result)[2], '[ { k: 3 } ]');
});

test('can be constructed and returned from', async () => {
  const [result] = await run('subprocess', { subject }, testCase(call(['default', 'construct'], planned({ kind: 'return-this' }))));
  assert.is(result?.outcome.kind, 'returned');
});

test.run();
