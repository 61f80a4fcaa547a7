import type { StatementDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, run } from './fixtures/executing.ts';
import { bind, call, type Plain, testCase } from './fixtures/test-cases.ts';

const test = suite('asynchronous test cases');
const subject = fixture('world.cjs');
const START = Date.UTC(2024, 0, 1);

const awaited = (name: string, ...args: readonly Plain[]): StatementDto[] => [call(['default', name], ...args), { kind: 'await', statement: 0 }];

/** What awaiting a member's result binds. */
const rows: readonly (readonly [name: string, args: readonly Plain[], binds: unknown])[] = [
  ['sleep', [86_400_000], START + 86_400_000],
  ['order', [], ['microtask', 'tick', 'immediate', 'timer 1', 'timer 2']],
  ['promisified', [], ['late', 'later', 'soon', START + 10]],
  ['cleared', [], false],
  ['refreshed', [], [START + 15, true, false]],
  ['readItself', [], true],
  ['importItself', [], true],
];

for (const mode of ['in-process', 'subprocess'] as const) {
  for (const [name, args, binds] of rows) {
    test(`${mode}: awaits ${name}`, async () => {
      const [result] = await run(mode, { subject }, testCase(...awaited(name, ...args)));
      assert.equal(result?.outcome, { kind: 'returned' });
      assert.equal(boundValues(result)[1], binds);
    });
  }

  test(`${mode}: a rejection that is awaited is thrown by the await`, async () => {
    const [result] = await run(mode, { subject }, testCase(...awaited('reject', 'no')));
    assert.equal(result?.outcome, { kind: 'threw', statement: 1, error: { type: 'RangeError', isError: true, message: 'no' } });
  });

  test(`${mode}: a rejection that nobody sees is an outcome of the statement that caused it`, async () => {
    const [result, next] = await run(mode, { subject }, testCase(bind(1), call(['default', 'rejectUnseen']), bind(2)), testCase(bind(3)));
    assert.equal(result?.outcome, { kind: 'unhandled-rejection', statement: 1, error: { type: 'RangeError', isError: true, message: 'unseen' } });
    assert.equal(next?.outcome, { kind: 'returned' });
  });

  test(`${mode}: what never comes is a timeout of turns`, async () => {
    const [result] = await run(mode, { subject }, testCase(...awaited('never')));
    assert.equal(result?.outcome, { kind: 'timed-out', statement: 1, budget: 'turns' });
  });

  test(`${mode}: the clock moves by what it is told`, async () => {
    const ticks = call(['default', 'ticks']);
    const read: StatementDto = { kind: 'method', receiver: { statement: 0 }, key: 'slice', args: [] };
    const results = await run(
      mode,
      { subject },
      testCase(ticks, { kind: 'advance', milliseconds: 250 }, read, call(['default', 'now'])),
      testCase(ticks, { kind: 'advance', milliseconds: 'all' }, read),
      testCase(ticks, read),
    );
    assert.equal(results.map((result) => boundValues(result).at(results.indexOf(result) === 0 ? 2 : -1)), [[START + 100, START + 200], [START + 100, START + 200, START + 300], []]);
    assert.is((boundValues(results[0])[3] as unknown[])[0], START + 250);
  });
}

test('limits how many turns a statement may wait', async () => {
  const [result] = await run('subprocess', { subject, limits: { turns: 2 } }, testCase(call(['default', 'ticks']), { kind: 'advance', milliseconds: 'all' }));
  assert.equal(result?.outcome, { kind: 'timed-out', statement: 1, budget: 'turns' });
});

test.run();
