import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { printed, printedOf } from '@auklet/observers';
import type { PrintedDto, StatementDto, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const string = (value: string): ValueTree => ({ kind: 'string', value });
const calling = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });

async function printedBy(...statements: StatementDto[]): Promise<PrintedDto[]> {
  return printedOf(await executing('talkative.mjs', printed(), statements));
}

test('records what is given to the console, and when', async () => {
  const calls = await printedBy(calling('greet', string('Ada')), calling('complain', string('no tea'), string('no sugar')));
  assert.equal(calls, [
    { statement: 0, method: 'log', args: [{ kind: 'string', value: 'Hello Ada', length: 9 }] },
    { statement: 1, method: 'warn', args: [{ kind: 'string', value: 'no tea', length: 6 }, { kind: 'string', value: 'no sugar', length: 8 }] },
  ]);
});

test('leaves the console as it was', async () => {
  const { log } = console;
  await printedBy(calling('greet', string('Ada')));
  assert.is(console.log, log);
});

test('says nothing of a silent test', async () => {
  assert.equal(await printedBy(calling('keepQuiet')), []);
});

test.run();
