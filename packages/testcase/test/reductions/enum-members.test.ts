import * as assert from 'uvu/assert';
import { suite } from 'uvu';
import type { StatementDto, TypeDto, ValueTree } from '@auklet/protocol';
import { TestCluster, withEnumMembers } from '@auklet/testcase';
import { callable, type } from '../sample-module.ts';

const test = suite('enum members');

const text = (value: string): ValueTree => ({ kind: 'string', value });
const literal = (name: string, value: ValueTree) => ({ kind: 'literal', weight: 1, value, member: ['State', name] }) as const;
const STATE: TypeDto = type(literal('Draft', text('draft')), literal('None', { kind: 'number', value: 0 }));
const shape = (tag: string, held: TypeDto) =>
  ({ kind: 'object', weight: 1, tag: 'kind', properties: [{ key: 'kind', optional: false, type: type({ kind: 'literal', weight: 1, value: text(tag) }) }, { key: 'held', optional: false, type: held }] }) as const;
const NO_CONSTANTS = { strings: [], numbers: [], bigints: [], regexps: [], keys: [] };

function spelled(parameter: TypeDto, value: ValueTree): ValueTree | undefined {
  const cluster = new TestCluster({ version: 1, callables: [callable(0, { kind: 'function', path: ['f'], parameters: [{ name: 'p', optional: false, rest: false, type: parameter }] })], types: [STATE], constants: NO_CONSTANTS });
  const [statement] = withEnumMembers({ version: 1, statements: [{ kind: 'call', callee: { export: ['f'] }, args: [value] }] }, cluster).statements;
  return (statement as Extract<StatementDto, { kind: 'call' }>).args[0];
}

const member = (name: string): ValueTree => ({ kind: 'export', path: ['State', name] });
const object = (kind: string): ValueTree => ({ kind: 'object', properties: [{ key: 'kind', role: 'data', value: text(kind) }, { key: 'held', role: 'data', value: text('draft') }] });

test('a text or number that a member stands for is spelled by it', () => {
  assert.equal(spelled(STATE, text('draft')), member('Draft'));
  assert.equal(spelled(STATE, { kind: 'number', value: 0 }), member('None'));
  assert.equal(spelled(STATE, text('other')), text('other'));
});

test('parts of values are spelled by their own types', () => {
  assert.equal(spelled(type({ kind: 'array', weight: 1, element: type({ kind: 'named', weight: 1, index: 0 }) }), { kind: 'array', items: [text('draft')] }), { kind: 'array', items: [member('Draft')] });
  const union = type(shape('a', type({ kind: 'string', weight: 1 })), shape('b', STATE));
  assert.equal(spelled(union, object('a')), object('a'));
  assert.is(JSON.stringify(spelled(union, object('b'))).includes('"Draft"'), true);
});

test.run();
