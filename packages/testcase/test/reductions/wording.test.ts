import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { CallableDto, ParameterDto, StatementDto, TestCaseDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { betterTyped, inDeclaredOrder, reductionsOf, TestCluster, withRoleWords } from '@auklet/testcase';
import { callable, STRING, type } from '../sample-module.ts';

const test = suite('wording');

const NO_CONSTANTS = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };
const parameter = (name: string, of: TypeDto): ParameterDto => ({ name, optional: false, rest: false, type: of });
const declared = (kind: 'number' | 'string'): TypeDto => type({ kind, weight: 20 });
const string = (value: string): ValueTree => ({ kind: 'string', value });
const number = (value: number): ValueTree => ({ kind: 'number', value });
const testCase = (...statements: StatementDto[]): TestCaseDto => ({ version: 1, statements });
const call = (...args: ValueTree[]): StatementDto => ({ kind: 'call', callee: { export: ['f'] }, args });
const object = (...properties: [string, ValueTree][]): ValueTree => ({ kind: 'object', properties: properties.map(([key, value]) => ({ key, role: 'data', value })) });

function clusterFor(...parameters: ParameterDto[]): TestCluster {
  const callables: CallableDto[] = [callable(0, { kind: 'function', path: ['f'], parameters })];
  return new TestCluster({ version: 1, callables, types: [], constants: NO_CONSTANTS });
}

const argumentsIn = (candidates: Iterable<TestCaseDto>): unknown[] => [...candidates].map(({ statements }) => statements.map((statement) => ('args' in statement ? statement.args : [])));

test('placeholders become what they are for', () => {
  const cluster = clusterFor(parameter('event', type()), parameter('options', type()));
  const [worded] = argumentsIn(withRoleWords(testCase(call(number(0), object(['name', string('')], ['count', number(1)]))), cluster));
  assert.equal(worded, [[string('event'), object(['name', string('name')], ['count', number(1)])]]);
});

test('different texts for one thing become letters', () => {
  const cluster = clusterFor(parameter('key', STRING));
  const [worded] = argumentsIn(withRoleWords(testCase(call(string('')), call(string('a'))), cluster));
  assert.equal(worded, [[string('a')], [string('b')]]);
});

test('texts that say something, and names that say nothing, stay', () => {
  assert.equal([...withRoleWords(testCase(call(string('12px'))), clusterFor(parameter('width', STRING)))], []);
  assert.equal([...withRoleWords(testCase(call(string(''))), clusterFor(parameter('text', STRING)))], []);
});

test('properties come in the order of their type', () => {
  const line = type({ kind: 'object', weight: 20, properties: [{ key: 'name', optional: false, type: STRING }, { key: 'price', optional: false, type: declared('number') }] });
  const cluster = clusterFor(parameter('line', line));
  const [ordered] = argumentsIn(inDeclaredOrder(testCase(call(object(['extra', number(2)], ['price', number(1)], ['name', string('a')]))), cluster));
  assert.equal(ordered, [[object(['name', string('a')], ['price', number(1)], ['extra', number(2)])]]);
  assert.equal([...inDeclaredOrder(testCase(call(object(['name', string('a')]))), cluster)], []);
});

test('a callback gives back what is declared, or fails', () => {
  const promise: TypeAlternativeDto = { kind: 'promise', weight: 20, element: declared('number') };
  const cluster = clusterFor(parameter('task', type({ kind: 'function', weight: 20, parameters: [], returns: type(promise) })));
  const wrong: ValueTree = { kind: 'function', style: 'arrow', arity: 0, plan: [] };
  const plans = [...betterTyped(testCase(call(wrong)), cluster)].map(({ statements: [statement] }) => (statement?.kind === 'call' ? statement.args[0] : undefined));
  assert.ok(plans.every((value) => value?.kind === 'function' && value.style === 'async'));
  assert.ok(JSON.stringify(plans).includes('"throw"'));
});

test('what is said twice is mended together', () => {
  const method = type({ kind: 'literal', weight: 20, value: string('GET') }, { kind: 'literal', weight: 20, value: string('POST') });
  const callables: CallableDto[] = [
    callable(0, { kind: 'function', path: ['f'], parameters: [parameter('method', method)] }),
    callable(1, { kind: 'function', path: ['g'], parameters: [parameter('request', type({ kind: 'object', weight: 20, properties: [{ key: 'method', optional: false, type: STRING }] }))] }),
  ];
  const cluster = new TestCluster({ version: 1, callables, types: [], constants: NO_CONSTANTS });
  const asked: StatementDto = { kind: 'call', callee: { export: ['g'] }, args: [object(['method', string('method')])] };
  const better = argumentsIn(betterTyped(testCase(call(string('method')), asked), cluster)).map((args) => JSON.stringify(args));
  assert.ok(better.includes(JSON.stringify([[string('GET')], [object(['method', string('GET')])]])), better.join('\n'));
});

test('a tag that is none is called', () => {
  const cluster = clusterFor(parameter('text', declared('string')));
  const tagged: StatementDto = { kind: 'tagged', callee: { export: ['f'] }, strings: ['x', ''], args: [string('y')] };
  assert.equal(argumentsIn(betterTyped(testCase(tagged), cluster))[0], [[string('y')]]);
});

test('values are passed where they are used, methods are called on the object itself', () => {
  const bound = testCase({ kind: 'let', value: number(1) }, call({ kind: 'reference', statement: 0 }));
  assert.ok(argumentsIn(reductionsOf(bound)).some((args) => JSON.stringify(args) === JSON.stringify([[number(1)]])));
  const chained = testCase(
    { kind: 'construct', callee: { export: ['Q'] }, args: [] },
    { kind: 'method', receiver: { statement: 0 }, key: 'add', args: [] },
    { kind: 'method', receiver: { statement: 1 }, key: 'size', args: [] },
  );
  assert.ok([...reductionsOf(chained)].some(({ statements }) => statements.length === 3 && JSON.stringify(statements[2]).includes('"statement":0')));
});

test.run();
