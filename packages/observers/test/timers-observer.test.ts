import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { timers, timersOf } from '@auklet/observers';
import type { StatementDto, TimerUse, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const number = (value: number): ValueTree => ({ kind: 'number', value });
const calling = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });

async function usedBy(...statements: StatementDto[]): Promise<TimerUse> {
  return timersOf(await executing('patient.mjs', timers(), statements));
}

test('says how long was waited', async () => {
  assert.equal(await usedBy(calling('pause', number(250)), { kind: 'await', statement: 0 }), { awaitedMs: 250, pendingMs: 0 });
});

test('says how long the last timer that is left takes', async () => {
  assert.equal(await usedBy(calling('start', number(40)), calling('start', number(700))), { awaitedMs: 0, pendingMs: 700 });
});

test('an interval never ends, until it is stopped', async () => {
  assert.equal(await usedBy(calling('repeat', number(10))), { awaitedMs: 0, pendingMs: Infinity });
  assert.equal(await usedBy(calling('repeat', number(10)), calling('stop')), { awaitedMs: 0, pendingMs: 0 });
});

test('a timer that keeps no process does not count', async () => {
  assert.equal(await usedBy(calling('startUnreferenced', number(700))), { awaitedMs: 0, pendingMs: 0 });
});

test('moving the clock is not waiting', async () => {
  const use = await usedBy(calling('pause', number(250)), { kind: 'advance', milliseconds: 'all' }, { kind: 'await', statement: 0 });
  assert.equal(use, { awaitedMs: 0, pendingMs: 0 });
});

test.run();
