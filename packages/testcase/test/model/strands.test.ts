import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { StatementDto } from '@auklet/protocol';
import { strandsOf } from '@auklet/testcase';

const make: StatementDto = { kind: 'construct', callee: { export: ['Queue'] }, args: [] };
const size = (statement: number): StatementDto => ({ kind: 'method', receiver: { statement }, key: 'size', args: [] });
const join = (first: number, second: number): StatementDto => ({ kind: 'call', callee: { export: ['join'] }, args: [{ kind: 'reference', statement: first }, { kind: 'reference', statement: second }] });

for (const [strands, statements] of [
  [0, []],
  [1, [make, size(0), size(0)]],
  [2, [make, make, size(1)]],
  [1, [make, make, size(1), join(0, 2)]],
  [2, [make, make, make, size(0), join(1, 3)]],
] as const) {
  test(`${statements.map(({ kind }) => kind).join(', ') || 'nothing'}: ${strands}`, () => {
    assert.is(strandsOf({ version: 1, statements: [...statements] }), strands);
  });
}

test.run();
