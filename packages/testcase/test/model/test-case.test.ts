import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { dependencyClosure, faultsOf, isWellFormed, nodeCount, phenotypeKey, replaceAt, sizeOf, slice, truncate, valueAt, walk, withoutStatements } from '@auklet/testcase';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const test = suite('test cases');

const ONE: ValueTree = { kind: 'number', value: 1 };
const NEW: StatementDto = { kind: 'construct', callee: { export: ['Queue'] }, args: [] };

function of(...statements: readonly StatementDto[]): TestCaseDto {
  return { version: 1, statements };
}

function push(receiver: number, ...args: readonly ValueTree[]): StatementDto {
  return { kind: 'method', receiver: { statement: receiver }, key: 'push', args };
}

const CHAIN = of(NEW, NEW, push(0, ONE), push(1, { kind: 'array', items: [{ kind: 'reference', statement: 2 }] }), { kind: 'await', statement: 2 });

test('says what is wrong', () => {
  assert.ok(isWellFormed(CHAIN));
  assert.match(faultsOf(of(NEW, push(1)))[0] as string, /refers to 1/);
  assert.match(faultsOf(of(NEW, push(0, { kind: 'reference', statement: 5 })))[0] as string, /refers to 5/);
  assert.match(faultsOf(of(NEW, { kind: 'set', receiver: { statement: 0 }, key: 'a', value: ONE }, { kind: 'await', statement: 1 }))[0] as string, /binds nothing/);
  assert.match(faultsOf(of({ kind: 'let', value: ONE }))[0] as string, /nothing reaches the subject/);
  assert.match(faultsOf(of(...Array.from({ length: 41 }, () => NEW)))[0] as string, /41 statements/);
});

test('a slice renumbers what it keeps', () => {
  assert.equal(dependencyClosure(CHAIN, [3]), [0, 1, 2, 3]);
  assert.equal(slice(CHAIN, [4]), of(NEW, push(0, ONE), { kind: 'await', statement: 1 }));
});

test('removing a statement removes what depends on it', () => {
  assert.equal(withoutStatements(CHAIN, new Set([2])), of(NEW, NEW));
  assert.equal(withoutStatements(CHAIN, new Set([1])), of(NEW, push(0, ONE), { kind: 'await', statement: 1 }));
});

test('truncates behind a statement', () => {
  assert.is(truncate(CHAIN, 1).statements.length, 2);
  assert.is(truncate(CHAIN, 9), CHAIN);
});

test('keys tell test cases apart', () => {
  assert.is(phenotypeKey(of(NEW)), phenotypeKey(of({ ...NEW })));
  const keys = Array.from({ length: 2000 }, (_, value) => phenotypeKey(of(NEW, push(0, { kind: 'number', value }))));
  assert.is(new Set(keys).size, 2000);
});

test('values are counted, found and replaced by path', () => {
  const value: ValueTree = { kind: 'object', properties: [{ key: 'a', role: 'data', value: { kind: 'map', entries: [[ONE, { kind: 'null' }]] } }] };
  assert.is(nodeCount(value), 4);
  assert.equal([...walk(value)].map(({ path }) => path), [[], [0], [0, 0], [0, 1]]);
  assert.equal(valueAt(value, [0, 1]), { kind: 'null' });
  assert.equal(valueAt(replaceAt(value, [0, 1], ONE), [0, 1]), ONE);
  assert.is(valueAt(value, [0, 5]), undefined);
});

test('size grows with statements, values and text', () => {
  assert.ok(sizeOf(of(NEW)) < sizeOf(of(NEW, NEW)));
  assert.ok(sizeOf(of(NEW, push(0))) < sizeOf(of(NEW, push(0, ONE))));
  assert.ok(sizeOf(of(NEW, push(0, { kind: 'string', value: 'a' }))) < sizeOf(of(NEW, push(0, { kind: 'string', value: 'a'.repeat(300) }))));
});

test.run();
