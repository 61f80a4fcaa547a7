import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { toNumberLiteral, type ValueTree } from '@auklet/protocol';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { literalKeys, literalValue } from './literal-value.ts';
import type { Slot, UsedKind } from './slot.ts';

const { use: USE } = EVIDENCE_WEIGHTS;

const TYPEOF_KINDS: ReadonlyMap<string, UsedKind> = new Map(Object.entries({
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  function: 'function',
  object: 'object',
  symbol: 'symbol',
  bigint: 'bigint',
  undefined: 'undefined',
}));

const CLASS_KINDS: ReadonlyMap<string, UsedKind> = new Map(Object.entries({
  Date: 'date',
  RegExp: 'regexp',
  Map: 'map',
  Set: 'set',
  Promise: 'promise',
  Array: 'array',
  Function: 'function',
  Object: 'object',
  Error: 'error',
  TypeError: 'error',
  String: 'string',
  Number: 'number',
}));

/** `typeof x === 'function'`, `switch (typeof x)`. */
export function addTypeofFacts(unary: NodePath<t.UnaryExpression>, slot: Slot): void {
  const { parentPath: parent } = unary;
  if (parent.isSwitchStatement()) {
    for (const { test } of parent.node.cases) if (test?.type === 'StringLiteral') addTypeofKind(slot, test.value);
    return;
  }
  if (!parent.isBinaryExpression()) return;
  const { left, right } = parent.node;
  const other = left === unary.node ? right : left;
  if (other.type === 'StringLiteral') addTypeofKind(slot, other.value);
}

function addTypeofKind(slot: Slot, name: string): void {
  const kind = TYPEOF_KINDS.get(name);
  if (kind === undefined) return;
  if (kind === 'undefined') slot.isOptional = true;
  slot.add(kind, USE);
}

/** What an operator and its other operand say about one operand. */
export function addComparisonFacts(binary: NodePath<t.BinaryExpression>, path: NodePath, slot: Slot): void {
  const isLeft = path.key === 'left';
  const other = binary.get(isLeft ? 'right' : 'left') as NodePath;
  switch (binary.node.operator) {
    case '===':
    case '!==':
    case '==':
    case '!=':
      return addEqualityFacts(slot, other);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return addOrderFacts(slot, other);
    case 'instanceof':
      return isLeft ? addInstanceFacts(slot, other) : slot.add('function', USE);
    case 'in':
      return isLeft ? addMembershipFacts(slot, other) : addKeyFacts(slot, other);
    case '+':
      return addSumFacts(slot, other);
    case '&':
    case '|':
    case '^':
    case '<<':
    case '>>':
    case '>>>':
      return slot.add('integer', USE);
    case '-':
    case '*':
    case '/':
    case '%':
    case '**':
      return slot.add('number', USE);
    default:
      return undefined;
  }
}

function addEqualityFacts(slot: Slot, other: NodePath): void {
  const value = literalValue(other);
  if (value === undefined) return;
  if (value.kind === 'undefined' || value.kind === 'null') {
    slot.isOptional = true;
    return slot.add(value.kind, 1);
  }
  addLiteralFact(slot, value);
}

function addLiteralFact(slot: Slot, value: ValueTree): void {
  slot.addLiteral(value);
  if (value.kind === 'string' || value.kind === 'number' || value.kind === 'boolean' || value.kind === 'bigint') slot.add(value.kind, 1);
}

/** Both sides of a bound are worth trying. */
function addOrderFacts(slot: Slot, other: NodePath): void {
  const value = literalValue(other);
  if (value?.kind === 'string') return slot.add('string', USE);
  slot.add('number', USE);
  if (value?.kind !== 'number' || typeof value.value !== 'number') return;
  for (const near of [value.value - 1, value.value, value.value + 1]) slot.addLiteral({ kind: 'number', value: toNumberLiteral(near) });
}

function addInstanceFacts(slot: Slot, other: NodePath): void {
  const { node } = other;
  if (node.type !== 'Identifier') return;
  const kind = CLASS_KINDS.get(node.name);
  if (kind !== undefined) return slot.add(kind, USE);
  if (/^(?:U?[iI]nt\d+|Uint8Clamped|Float\d+|Big(?:Ui|I)nt64)Array$/.test(node.name) || node.name === 'Buffer') {
    slot.typedArrays.add(node.name === 'Buffer' ? 'Uint8Array' : node.name);
    return;
  }
  slot.instances.add(node.name);
}

function addMembershipFacts(slot: Slot, table: NodePath): void {
  slot.add('string', USE);
  for (const key of literalKeys(table) ?? []) slot.addLiteral({ kind: 'string', value: key });
}

function addKeyFacts(slot: Slot, key: NodePath): void {
  slot.add('object', USE);
  const value = literalValue(key);
  if (value?.kind === 'string') slot.property(value.value).isOptional = true;
}

function addSumFacts(slot: Slot, other: NodePath): void {
  const { node } = other;
  if (node.type === 'StringLiteral' || node.type === 'TemplateLiteral') return slot.add('string', USE);
  if (node.type === 'NumericLiteral') return slot.add('number', USE);
  slot.add('number', 1);
  slot.add('string', 1);
}
