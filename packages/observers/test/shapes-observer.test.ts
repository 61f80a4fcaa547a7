import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Shape, shapes, shapesOf } from '@auklet/observers';
import type { StatementDto, ValueTree } from '@auklet/protocol';
import { executing } from './executing.ts';

const number = (value: number): ValueTree => ({ kind: 'number', value });
const string = (value: string): ValueTree => ({ kind: 'string', value });
const list = (...items: ValueTree[]): ValueTree => ({ kind: 'array', items });

async function shapesIn(...values: ValueTree[]): Promise<Shape[]> {
  const statements = values.map((value): StatementDto => ({ kind: 'let', value }));
  return shapesOf(await executing('assorted.mjs', shapes(), statements));
}

test('writes types as TypeScript does', async () => {
  const found = await shapesIn(
    { kind: 'object', properties: [{ key: 'id', role: 'data', value: number(1) }, { key: 'odd key', role: 'data', value: list(string('a'), { kind: 'null' }) }] },
    { kind: 'map', entries: [[string('a'), list(number(1))]] },
    { kind: 'set', items: [] },
    { kind: 'date', milliseconds: 0 },
    { kind: 'typed-array', type: 'Uint8Array', items: [1] },
  );
  assert.equal(found.map(({ type }) => type), ['{ id: number; "odd key": (string | null)[] }', 'Map<string, number[]>', 'Set<never>', 'Date', 'Uint8Array']);
});

test('tells what is empty', async () => {
  const empty = await shapesIn({ kind: 'undefined' }, { kind: 'null' }, number(0), { kind: 'number', value: 'NaN' }, string(''), list(), { kind: 'object', properties: [] }, list({ kind: 'undefined' }, list(number(0))));
  assert.ok(empty.every(({ isEmpty }) => isEmpty));
  const full = await shapesIn({ kind: 'boolean', value: false }, number(1), string(' '), list(number(0), number(1)), { kind: 'date', milliseconds: 0 });
  assert.not(full.some(({ isEmpty }) => isEmpty));
});

test('names instances by their class', async () => {
  const construct: StatementDto = { kind: 'construct', callee: { export: ['PriorityQueue'] }, args: [] };
  assert.equal(shapesOf(await executing('assorted.mjs', shapes(), [construct])), [{ type: 'PriorityQueue', isEmpty: false }]);
});

test.run();
