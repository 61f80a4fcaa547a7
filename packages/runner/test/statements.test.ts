import type { StatementDto } from '@auklet/protocol';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { boundValues, fixture, modes, run } from './fixtures/executing.ts';
import { bind, call, reference, testCase, tree, value } from './fixtures/test-cases.ts';

const test = suite('statements');
const subject = fixture('shop.cjs');
const Basket = { export: ['default', 'Basket'] };

interface Row {
  readonly does: string;
  readonly statements: readonly StatementDto[];
  /** What the last statement binds. */
  readonly binds: unknown;
}

const rows: readonly Row[] = [
  { does: 'binds a value', statements: [bind({ a: [1, 'x', null] })], binds: { a: [1, 'x', null] } },
  { does: 'calls an export', statements: [call(['default', 'sum'], 1, 2)], binds: 3 },
  { does: 'calls a member with its owner as this', statements: [call(['default', 'owner'])], binds: 'module' },
  { does: 'calls a bound function without this', statements: [bind(tree({ kind: 'export', path: ['default', 'owner'] })), { kind: 'call', callee: { statement: 0 }, args: [] }], binds: 'nobody' },
  { does: 'calls with a given this', statements: [{ ...call(['default', 'owner']), kind: 'call', callee: { export: ['default', 'owner'] }, args: [], thisArg: value({ owner: 'me' }) }], binds: 'me' },
  { does: 'constructs', statements: [{ kind: 'construct', callee: Basket, args: [value('me')] }, { kind: 'get', receiver: { statement: 0 }, key: 'owner' }], binds: 'me' },
  {
    does: 'calls methods and reads getters',
    statements: [
      { kind: 'construct', callee: Basket, args: [] },
      { kind: 'method', receiver: { statement: 0 }, key: 'add', args: [value(7)] },
      { kind: 'get', receiver: { statement: 1 }, key: 'size' },
    ],
    binds: 1,
  },
  { does: 'calls static methods', statements: [{ kind: 'method', receiver: Basket, key: 'of', args: [value(1), value(2)] }, { kind: 'get', receiver: { statement: 0 }, key: 'size' }], binds: 2 },
  { does: 'sets properties', statements: [bind({}), { kind: 'set', receiver: { statement: 0 }, key: 'x', value: value(4) }, { kind: 'get', receiver: { statement: 0 }, key: 'x' }], binds: 4 },
  { does: 'calls methods under well-known symbols', statements: [call(['default', 'Basket', 'of'], 5), { kind: 'method', receiver: { statement: 0 }, key: { symbol: 'iterator' }, args: [] }, { kind: 'iterate', statement: 1, limit: 9 }], binds: [5] },
  { does: 'iterates to the end', statements: [bind([1, 2]), { kind: 'iterate', statement: 0, limit: 5 }], binds: [1, 2] },
  { does: 'iterates to a limit', statements: [call(['default', 'count'], 5), { kind: 'iterate', statement: 0, limit: 3 }], binds: [5, 6, 7] },
  { does: 'iterates nothing', statements: [call(['default', 'count'], 5), { kind: 'iterate', statement: 0, limit: 0 }], binds: [] },
  { does: 'iterates asynchronously', statements: [call(['default', 'countLater'], 1), { kind: 'iterate', statement: 0, limit: 9, async: true }], binds: [1, 2, 3] },
  { does: 'calls tagged templates', statements: [{ kind: 'tagged', callee: { export: ['default', 'tag'] }, strings: ['a', 'b'], args: [value(1)] }], binds: { raw: ['a', 'b'], values: [1] } },
  { does: 'passes what was bound, not a copy', statements: [bind({}), call(['default', 'same'], reference(0), reference(0))], binds: true },
];

for (const mode of ['in-process', 'subprocess'] as const) {
  for (const { does, statements, binds } of rows) {
    test(`${mode}: ${does}`, async () => {
      const [result] = await run(mode, { subject }, testCase(...statements));
      assert.equal(result?.outcome, { kind: 'returned' });
      assert.equal(boundValues(result).at(-1), binds);
    });
  }
}

test('what is no function is told in the same words in every mode, however often it was called', async () => {
  const calls: readonly (readonly [message: string, statements: readonly StatementDto[]])[] = [
    ['missing is not a function', [bind({}), { kind: 'method', receiver: { statement: 0 }, key: 'missing', args: [] }]],
    ['default.missing is not a function', [call(['default', 'missing'])]],
    ['the value is not a function', [bind(1), { kind: 'construct', callee: { statement: 0 }, args: [] }]],
  ];
  for (const mode of Object.keys(modes) as (keyof typeof modes)[]) {
    for (const [message, statements] of calls) {
      const results = await run(mode, { subject }, ...Array.from({ length: 500 }, () => testCase(...statements)));
      assert.equal([...new Set(results.map(({ outcome }) => (outcome.kind === 'threw' ? outcome.error.message : outcome.kind)))], [message]);
    }
  }
});

test('a thrown error ends the test and is described', async () => {
  for (const mode of Object.keys(modes) as (keyof typeof modes)[]) {
    const [result] = await run(mode, { subject }, testCase(bind(1), call(['default', 'fail'], 'no'), bind(2)));
    assert.equal(result?.outcome, { kind: 'threw', statement: 1, error: { type: 'TypeError', isError: true, message: 'no' } });
    assert.equal(boundValues(result), [1, 'TypeError: no']);
  }
});

test('what cannot be called, constructed or iterated throws as in JavaScript', async () => {
  const impossible: StatementDto[] = [
    call(['default', 'missing']),
    { kind: 'construct', callee: { export: ['default', 'sum'] }, args: [] },
    { kind: 'iterate', statement: 0, limit: 3 },
    { kind: 'get', receiver: { export: ['default', 'missing'] }, key: 'x' },
  ];
  const results = await run('subprocess', { subject }, ...impossible.map((statement) => testCase(bind(undefined), statement)));
  for (const { outcome } of results) assert.is(outcome.kind === 'threw' && `${outcome.statement} ${outcome.error.type}`, '1 TypeError');
});

test.run();
