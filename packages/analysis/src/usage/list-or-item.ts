import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { calleeName, isMember, memberKey } from './syntax.ts';

/** `x` where one value counts as a list of one: `[].concat(x)`, `Array.isArray(x) ? x : [x]`, `castArray(x)`. */
export function listOrItem(path: NodePath): NodePath | undefined {
  if (path.isConditionalExpression()) return wrappedUnlessArray(path);
  if (!path.isCallExpression()) return undefined;
  const [argument] = path.get('arguments');
  const { callee } = path.node;
  if (isMember(callee) && memberKey(callee) === 'concat' && isEmptyArray(callee.object)) return argument;
  return /(?:^|\.)(?:castArray|arrify|toArray|ensureArray|asArray|makeArray)$/i.test(calleeName(callee) ?? '') ? argument : undefined;
}

function isEmptyArray(node: t.Node): boolean {
  return node.type === 'ArrayExpression' && node.elements.length === 0;
}

function wrappedUnlessArray(path: NodePath<t.ConditionalExpression>): NodePath | undefined {
  const { test, alternate } = path.node;
  if (test.type !== 'CallExpression' || calleeName(test.callee) !== 'Array.isArray') return undefined;
  const isWrapped = alternate.type === 'ArrayExpression' && alternate.elements.length === 1;
  return isWrapped ? path.get('consequent') : undefined;
}
