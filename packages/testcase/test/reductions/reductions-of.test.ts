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

test('equal texts change together', () => {
  const start = testCase(call(string('min must not be'), string('min must not be')), call(string('min must not be')));
  const args = (candidate: TestCaseDto): string[] => candidate.statements.flatMap((statement) => ('args' in statement ? statement.args.map((arg) => JSON.stringify(arg)) : []));
  const equalAndFull = (candidate: TestCaseDto): boolean => args(candidate).length === 3 && new Set(args(candidate)).size === 1 && !textOf(candidate).includes('""');
  assert.equal(minimise(start, equalAndFull), testCase(call(string('a'), string('a')), call(string('a'))));
});

test('a text that has to be long becomes one letter, repeated', () => {
  const long = (candidate: TestCaseDto): boolean => args0(candidate).length > 100;
  const args0 = (candidate: TestCaseDto): string => {
    const [statement] = candidate.statements;
    const value = statement !== undefined && 'args' in statement ? statement.args[0] : undefined;
    return value?.kind === 'string' ? value.value : '';
  };
  assert.is(args0(minimise(testCase(call(string('Thu, 01 Jan 1970 00:00:00 GMT '.repeat(9)))), long)), 'a'.repeat(101));
});

test('characters that nobody types become letters', () => {
  const three = (candidate: TestCaseDto): boolean => textOf(candidate).length === textOf(testCase(call(string('aaa')))).length;
  assert.equal(minimise(testCase(call(string('\u0416\u00e9\u00a0'))), three), testCase(call(string('aaa'))));
});

test('a callback names the parameters that it uses', () => {
  const calls: ValueTree = { kind: 'function', style: 'function', arity: 0, plan: [{ kind: 'call-argument', index: 1, args: [], when: 'timer' }] };
  const plan = (candidate: TestCaseDto): boolean => textOf(candidate).includes('call-argument');
  assert.equal(minimise(testCase(call(calls)), plan), testCase(call({ kind: 'function', style: 'arrow', arity: 2, plan: [{ kind: 'call-argument', index: 1, args: [], when: 'now' }] })));
});

test('a test case that touches the subject once keeps that', () => {
  assert.equal([...reductionsOf(testCase(call()))], []);
});

test.run();
