import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';

/** The longest chain of members that starts at a reference: `TABLE` in `f(TABLE.a[b].c)` gives `TABLE.a[b].c`. */
function chainOf(reference: NodePath): NodePath {
  const { parent, key, parentPath } = reference;
  const isObject = (parent.type === 'MemberExpression' || parent.type === 'OptionalMemberExpression') && key === 'object';
  return isObject && parentPath !== null ? chainOf(parentPath) : reference;
}

/** Whether a property is assigned, counted or deleted through the reference. */
export function isWritten(reference: NodePath): boolean {
  const chain = chainOf(reference);
  if (chain.node.type !== 'MemberExpression') return false;
  const { parent, key } = chain;
  switch (parent.type) {
    case 'AssignmentExpression':
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'AssignmentPattern':
      return key === 'left';
    case 'UpdateExpression':
    case 'RestElement':
    case 'ArrayPattern':
      return true;
    case 'ObjectProperty':
      return key === 'value' && chain.parentPath?.parent.type === 'ObjectPattern';
    case 'UnaryExpression':
      return parent.operator === 'delete';
    default:
      return false;
  }
}

/** A table that is only looked up stays as it is: `TABLE[key]`, `key in TABLE`, `TABLE.has(key)`. */
export function isOnlyRead(reference: NodePath): boolean {
  const chain = chainOf(reference);
  const { parent, key } = chain;
  if (chain === reference) return isHarmlessOperand(parent, key);
  const isCalled = (parent.type === 'CallExpression' || parent.type === 'OptionalCallExpression') && key === 'callee';
  return !isCalled || isReadingMethod(chain.node);
}

/** The value itself is compared, tested, spread or iterated; it goes nowhere. */
function isHarmlessOperand(parent: t.Node, key: NodePath['key']): boolean {
  switch (parent.type) {
    case 'BinaryExpression':
    case 'UnaryExpression':
    case 'SpreadElement':
    case 'IfStatement':
      return true;
    case 'ForOfStatement':
    case 'ForInStatement':
      return key === 'right';
    default:
      return false;
  }
}

const READING_METHODS = new Set([
  'at', 'charAt', 'charCodeAt', 'codePointAt', 'concat', 'endsWith', 'entries', 'every', 'filter', 'find', 'findIndex', 'findLast', 'flat',
  'flatMap', 'forEach', 'get', 'has', 'hasOwnProperty', 'includes', 'indexOf', 'join', 'keys', 'lastIndexOf', 'map', 'reduce', 'reduceRight',
  'slice', 'some', 'split', 'startsWith', 'test', 'exec', 'toString', 'values', 'getTime', 'call', 'apply',
]);

function isReadingMethod(callee: t.Node): boolean {
  if (callee.type !== 'MemberExpression' && callee.type !== 'OptionalMemberExpression') return false;
  return !callee.computed && callee.property.type === 'Identifier' && READING_METHODS.has(callee.property.name);
}

const RESETTING_METHODS = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'search', 'split']);

/** A pattern with a position is used by a method of strings, which starts at the beginning and ends there. */
export function isPositionSafe({ parent, key }: NodePath): boolean {
  if (parent.type === 'MemberExpression') return key === 'object' && parent.property.type === 'Identifier' && (parent.property.name === 'source' || parent.property.name === 'flags');
  if (parent.type !== 'CallExpression' || parent.callee.type !== 'MemberExpression') return false;
  const { property } = parent.callee;
  return property.type === 'Identifier' && RESETTING_METHODS.has(property.name);
}
