import traverse, { type NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { addArgumentFacts, addCallFacts } from './call-facts.ts';
import { addComparisonFacts, addTypeofFacts } from './comparison-facts.ts';
import { expressionType } from './expression-type.ts';
import { COLLECTION_METHODS, isUntellingMember, kindsWithMember } from './intrinsics.ts';
import { literalKeys, literalValue } from './literal-value.ts';
import type { Slot } from './slot.ts';
import type { SlotTable } from './slot-table.ts';
import { isCall, isOptionRead, isWrapper, memberKey } from './syntax.ts';

const { use: USE, default: DEFAULT } = EVIDENCE_WEIGHTS;

/** Reads off every use of a slot what kind of value the source expects there. */
export function addUsageFacts(ast: t.File, table: SlotTable): void {
  traverse.default(ast, {
    Identifier(path) {
      const slot = path.isReferencedIdentifier() || isUpdated(path) ? table.resolve(path) : undefined;
      if (slot !== undefined) addUse(path, slot, table);
    },
    MemberExpression(path) {
      const slot = table.field(path);
      if (slot !== undefined) addUse(path, slot, table);
    },
  });
}

/** `x ??= 1` and `x += 1` read `x` too. */
function isUpdated({ parent, key }: NodePath): boolean {
  return parent.type === 'AssignmentExpression' && key === 'left' && parent.operator !== '=';
}

/** Adds what the place of `path` says about the value `slot` that it has, and follows the value to where it goes. */
function addUse(path: NodePath, slot: Slot, table: SlotTable): void {
  const parent = path.parentPath;
  if (parent === null) return;
  const { node } = parent;
  const isAt = (key: string): boolean => path.key === key;
  if (isWrapper(node)) return addUse(parent, slot, table);
  switch (node.type) {
    case 'MemberExpression':
    case 'OptionalMemberExpression':
      return isAt('object') ? addMemberUse(parent as NodePath<t.MemberExpression>, slot, table) : addKeyUse(parent as NodePath<t.MemberExpression>, slot);
    case 'CallExpression':
    case 'OptionalCallExpression':
    case 'NewExpression':
      return isAt('callee') ? addCallUse(parent as NodePath<t.CallExpression>, slot, table) : addArgumentUse(parent as NodePath<t.CallExpression>, path, slot, table);
    case 'BinaryExpression':
      return addComparisonFacts(parent as NodePath<t.BinaryExpression>, path, slot);
    case 'UnaryExpression':
      return addUnaryUse(parent as NodePath<t.UnaryExpression>, slot);
    case 'UpdateExpression':
      return slot.add('number', USE);
    case 'AssignmentExpression':
      return addAssignmentUse(parent as NodePath<t.AssignmentExpression>, path, slot);
    case 'LogicalExpression':
      return addLogicalUse(parent as NodePath<t.LogicalExpression>, path, slot, table);
    case 'ConditionalExpression':
      if (!isAt('test')) return addUse(parent, slot, table);
      slot.isTested = true;
      return undefined;
    case 'IfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
      slot.isTested = true;
      return undefined;
    case 'SwitchStatement':
      return addSwitchUse(parent as NodePath<t.SwitchStatement>, slot);
    case 'ForOfStatement':
      slot.addEither(['array', 'array', 'iterable', 'string']);
      return undefined;
    case 'ForInStatement':
      return slot.add('object', USE);
    case 'SpreadElement':
      return parent.parentPath?.isObjectExpression() === true ? addSpreadUse(parent.parentPath, slot) : slot.addEither(['array', 'iterable']);
    case 'TemplateLiteral':
      return parent.parentPath?.isTaggedTemplateExpression() === true ? undefined : slot.add('string', 1);
    case 'TaggedTemplateExpression':
      return isAt('tag') ? slot.add('function', USE) : undefined;
    case 'AwaitExpression':
      slot.isAwaited = true;
      return addUse(parent, slot, table);
    case 'YieldExpression':
      return (node as t.YieldExpression).delegate ? slot.add('iterable', USE) : undefined;
    case 'ClassDeclaration':
    case 'ClassExpression':
      return isAt('superClass') ? slot.add('function', USE) : undefined;
    default:
      return undefined;
  }
}

function addMemberUse(member: NodePath<t.MemberExpression>, slot: Slot, table: SlotTable): void {
  const key = memberKey(member.node);
  if (key === undefined) return addIndexUse(member, slot, table);
  if (member.node.optional === true) slot.isOptional = true;
  const isMethod = isCall(member.parent) && member.key === 'callee';
  const isOwn = isOptionRead(member, key) || (COLLECTION_METHODS.has(key) && !isCollectionCall(member, isMethod));
  const kinds = isOwn ? [] : kindsWithMember(key);
  if (key === 'hasOwnProperty') return slot.add('object', USE);
  if (isUntellingMember(key) || table.functions.defines(member)) return undefined;
  if (kinds.length === 0 || (isMethod && COLLECTION_METHODS.has(key) && !kinds.includes('array')) || (!isMethod && kinds[0] === 'error')) {
    slot.add('object', USE / (new Set(kinds).size + 1));
    if (!isWritten(member)) addUse(member, slot.property(key), table);
  }
  if (kinds.length === 0) return undefined;
  slot.addEither(kinds);
  const result = isMethod ? table.resolve(member.parentPath) : undefined;
  if (result !== undefined) addUse(member.parentPath, result, table);
}

/** `client.get(url, options)` is not a map's `get`. */
function isCollectionCall({ parent }: NodePath, isMethod: boolean): boolean {
  return isMethod && isCall(parent) && parent.arguments.length <= 2 && parent.arguments.every(({ type }) => type !== 'ObjectExpression');
}

function isWritten(member: NodePath): boolean {
  const { parent } = member;
  return (parent.type === 'AssignmentExpression' && parent.operator === '=' && member.key === 'left') || (parent.type === 'UnaryExpression' && parent.operator === 'delete');
}

/** `x[i]` reads an item of an array or string, `x[key]` a property of an object. */
function addIndexUse(member: NodePath<t.MemberExpression>, slot: Slot, table: SlotTable): void {
  const property = member.get('property') as NodePath;
  const isIndex = property.isNumericLiteral() || property.isBinaryExpression() || property.isUpdateExpression() || isCounter(property);
  if (isIndex) slot.addEither(isWritten(member) ? ['array'] : ['array', 'string']);
  else slot.addEither(['object', 'array']);
  if (!isWritten(member)) addUse(member, table.resolve(member) ?? slot.item(), table);
}

/** A name whose initializer is a number and that is counted up or down. */
function isCounter(path: NodePath): boolean {
  if (!path.isIdentifier()) return false;
  const definition = path.scope.getBinding(path.node.name)?.path;
  return definition?.isVariableDeclarator() === true && definition.node.init?.type === 'NumericLiteral';
}

/** `table[x]`: the keys of a constant table are worth trying. */
function addKeyUse(member: NodePath<t.MemberExpression>, slot: Slot): void {
  if (!member.node.computed) return;
  const keys = literalKeys(member.get('object'));
  for (const key of keys ?? []) slot.addLiteral({ kind: 'string', value: key });
  slot.addEither(keys === undefined ? ['string', 'string', 'integer'] : ['string']);
}

function addCallUse(call: NodePath<t.CallExpression>, slot: Slot, table: SlotTable): void {
  const returns = addCallFacts(call, slot, table);
  if (!call.isNewExpression()) addUse(call, returns, table);
}

function addArgumentUse(call: NodePath<t.CallExpression>, path: NodePath, slot: Slot, table: SlotTable): void {
  addArgumentFacts(call, path, slot, table);
  if (table.resolve(call) === slot) addUse(call, slot, table);
}

function addUnaryUse(unary: NodePath<t.UnaryExpression>, slot: Slot): void {
  switch (unary.node.operator) {
    case 'typeof':
      return addTypeofFacts(unary, slot);
    case '!':
      slot.isTested = true;
      return undefined;
    case '-':
    case '+':
      return slot.add('number', USE);
    case '~':
      return slot.add('integer', USE);
    default:
      return undefined;
  }
}

function addAssignmentUse(assignment: NodePath<t.AssignmentExpression>, path: NodePath, slot: Slot): void {
  const { operator } = assignment.node;
  if (operator === '=') return undefined;
  if (operator === '||=' || operator === '??=') return path.key === 'left' ? addDefault(slot, assignment.get('right')) : undefined;
  if (operator === '+=') return slot.addEither(['string', 'number']);
  return operator === '&&=' ? undefined : slot.add('number', USE);
}

function addLogicalUse(logical: NodePath<t.LogicalExpression>, path: NodePath, slot: Slot, table: SlotTable): void {
  if (path.key === 'right') return addUse(logical, slot, table);
  if (logical.node.operator === '&&') slot.isTested = true;
  else addDefault(slot, logical.get('right'));
  if (logical.node.operator !== '&&') addUse(logical, slot, table);
}

function addDefault(slot: Slot, value: NodePath): void {
  slot.isOptional = true;
  slot.evidence.push(expressionType(value, DEFAULT));
}

function addSwitchUse(statement: NodePath<t.SwitchStatement>, slot: Slot): void {
  for (const entry of statement.get('cases')) {
    const test = entry.get('test');
    const value = test.node == null ? undefined : literalValue(test as NodePath);
    if (value === undefined) continue;
    slot.addLiteral(value);
    if (value.kind === 'string' || value.kind === 'number') slot.add(value.kind, 1);
  }
}

/** `{ ...defaults, ...options }`: what stands beside the options says what they may hold. */
function addSpreadUse(object: NodePath<t.ObjectExpression>, slot: Slot): void {
  slot.add('object', USE);
  for (const property of object.get('properties')) {
    if (property.isSpreadElement()) slot.evidence.push(expressionType(property.get('argument'), DEFAULT));
  }
}
