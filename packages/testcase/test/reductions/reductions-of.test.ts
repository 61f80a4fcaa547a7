import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { isWellFormed, reductionsOf, sizeOf } from '@auklet/testcase';

const test = suite('reductions');

const testCase = (...statements: StatementDto[]): TestCaseDto => ({ version: 1, statements });
const call = (...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: ['f'] }, args });
const string = (value: string): ValueTree => ({ kind: 'string', value });
const number = (value: number): ValueTree => ({ kind: 'number', value });

/** Takes the first reduction that satisfies `keeps`, over and over, as a minimiser does. */
function minimise(start: TestCaseDto, keeps: (candidate: TestCaseDto) => boolean): TestCaseDto {
  for (let current = start, steps = 0; ; steps++) {
    assert.ok(steps < 200, 'reducing does not end');
    const next = [...reductionsOf(current)].find(keeps);
    if (next === undefined) return current;
    current = next;
  }
}

const textOf = (candidate: TestCaseDto): string => JSON.stringify(candidate.statements);

test('every reduction is well formed and not larger', () => {
  const start = testCase(
    { kind: 'construct', callee: { export: ['Queue'] }, args: [{ kind: 'array', items: [number(12), string('abc')] }] },
    { kind: 'method', receiver: { statement: 0 }, key: 'push', args: [{ kind: 'reference', statement: 0 }] },
    call({ kind: 'function', style: 'function', arity: 2, plan: [{ kind: 'return', value: number(-3.5) }] }),
  );
  const reductions = [...reductionsOf(start)];
  assert.ok(reductions.length > 20);
  for (const reduction of reductions) {
    assert.ok(isWellFormed(reduction), textOf(reduction));
    assert.ok(sizeOf(reduction) <= sizeOf(start));
  }
});

test('statements that nothing needs go, with those that depend on them', () => {
  const start = testCase(call(number(1)), { kind: 'let', value: { kind: 'reference', statement: 0 } }, call(string('key')), call(number(2)));
  assert.equal(minimise(start, (candidate) => textOf(candidate).includes('key')), testCase(call(string('key'))));
});

test('values become what people write', () => {
  const noisy = testCase(call({ kind: 'array', items: [number(-1234.5), string('xxkeyxx'), number(7)] }, number(3)));
  assert.equal(minimise(noisy, (candidate) => textOf(candidate).includes('key')), testCase(call({ kind: 'array', items: [string('key')] })));
});

test('a number goes to the least that will do', () => {
  const atLeastTen = (candidate: TestCaseDto): boolean => {
    const [statement] = candidate.statements;
    const value = statement?.kind === 'call' ? statement.args[0] : undefined;
    return value?.kind === 'number' && Number(value.value) >= 10;
  };
  assert.equal(minimise(testCase(call(number(8_231.75))), atLeastTen), testCase(call(number(10))));
});

test('a test case that touches the subject once keeps that', () => {
  assert.equal([...reductionsOf(testCase(call()))], []);
});

test.run();
