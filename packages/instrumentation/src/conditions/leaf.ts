import { OPERATOR_HOOKS, type ComparisonOperator, type Hooks } from '@auklet/tracer/hooks';
import type * as t from '@babel/types';
import { isTransparent } from './condition.ts';

/** What the truth of a leaf condition comes from. */
export type Leaf =
  | { readonly kind: 'comparison'; readonly node: t.BinaryExpression & { left: t.Expression }; readonly hook: keyof Hooks }
  | { readonly kind: 'call'; readonly node: t.CallExpression; readonly method: string; readonly receiver: t.Expression | null }
  | { readonly kind: 'value' };

export function classifyLeaf(node: t.Expression): Leaf {
  if (isTransparent(node)) return classifyLeaf(node.expression);
  if (node.type === 'BinaryExpression' && node.left.type !== 'PrivateName' && node.operator in OPERATOR_HOOKS) {
    return { kind: 'comparison', node: node as t.BinaryExpression & { left: t.Expression }, hook: comparisonHook(node) };
  }
  return (node.type === 'CallExpression' && classifyCall(node)) || { kind: 'value' };
}

function comparisonHook(node: t.BinaryExpression): keyof Hooks {
  if (!isTypeof(node.left) && !isTypeof(node.right)) return OPERATOR_HOOKS[node.operator as ComparisonOperator];
  switch (node.operator) {
    case '===':
    case '==':
      return 'typeOf';
    case '!==':
    case '!=':
      return 'notTypeOf';
    default:
      return OPERATOR_HOOKS[node.operator as ComparisonOperator];
  }
}

export function isTypeof(node: t.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'typeof';
}

/** Methods and functions of the language whose result has a distance, with up to two arguments. */
const METHODS = new Set(['startsWith', 'endsWith', 'includes', 'has', 'hasOwnProperty', 'test']);
const STATIC_METHODS = new Set(['isArray', 'isInteger', 'isSafeInteger', 'isFinite', 'isNaN', 'hasOwn']);

function classifyCall(node: t.CallExpression): Leaf | null {
  const { callee } = node;
  if (node.arguments.length === 0 || node.arguments.length > 2 || !node.arguments.every(isPlainArgument)) return null;
  if (callee.type === 'Identifier' && STATIC_METHODS.has(callee.name)) return { kind: 'call', node, method: callee.name, receiver: null };
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return null;
  const method = callee.property.name;
  if (callee.object.type === 'Super' || !(METHODS.has(method) || STATIC_METHODS.has(method))) return null;
  return { kind: 'call', node, method, receiver: callee.object };
}

function isPlainArgument(argument: t.Node): boolean {
  return argument.type !== 'SpreadElement' && argument.type !== 'ArgumentPlaceholder';
}
