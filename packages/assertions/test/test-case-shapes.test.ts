import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { nameInputs } from '@auklet/assertions';
import { PROTOCOL_VERSION, type StatementDto, type TestCaseDto, type ValueTree } from '@auklet/protocol';

const number = (value: number): ValueTree => ({ kind: 'number', value });
const list = (...items: ValueTree[]): ValueTree => ({ kind: 'array', items });
const reference = (statement: number): ValueTree => ({ kind: 'reference', statement });
const call = (name: string, ...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: [name] }, args });
const get = (statement: number, key: string): StatementDto => ({ kind: 'get', receiver: { statement }, key });
const binding = (value: ValueTree): StatementDto => ({ kind: 'let', value });
const testCase = (...statements: StatementDto[]): TestCaseDto => ({ version: PROTOCOL_VERSION, statements });

test('inputs that can change get a name, others stay where they are', () => {
  assert.equal(nameInputs(testCase(call('sort', list(number(2)), number(1)))), testCase(binding(list(number(2))), call('sort', reference(0), number(1))));
});

test('functions in options and lists get a name of their own', () => {
  const callback: ValueTree = { kind: 'function', style: 'arrow', arity: 0, plan: [] };
  const options = (value: ValueTree): ValueTree => ({ kind: 'object', properties: [{ key: 'on', role: 'data', value: { kind: 'object', properties: [{ key: 'end', role: 'data', value }] } }] });
  assert.equal(nameInputs(testCase(call('run', options(callback)))), testCase(binding(callback), binding(options(reference(0))), call('run', reference(1))));
  assert.equal(nameInputs(testCase(call('run', list(callback, number(1))))), testCase(binding(callback), binding(list(reference(0), number(1))), call('run', reference(1))));
});

test('references follow their statements when inputs get names', () => {
  const before = testCase(call('make', list()), call('use', reference(0), list(reference(0))), get(1, 'size'), { kind: 'await', statement: 2 });
  const after = testCase(binding(list()), call('make', reference(0)), binding(list(reference(1))), call('use', reference(1), reference(2)), get(3, 'size'), { kind: 'await', statement: 4 });
  assert.equal(nameInputs(before), after);
});

test('a test case without such inputs stays as it is', () => {
  const plain = testCase(call('add', number(1), number(2)), get(0, 'length'));
  assert.equal(nameInputs(plain), plain);
});

test.run();
