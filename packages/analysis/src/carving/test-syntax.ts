import type * as t from '@babel/types';
import { isCall, isMember, isWrapper, memberKey } from '../usage/syntax.ts';

/** The expression inside type assertions. */
export function withoutTypes(node: t.Node): t.Node {
  return isWrapper(node) ? withoutTypes((node as t.TSAsExpression).expression) : node;
}

/** A list without holes and spreads. */
type List = t.ArrayExpression & { readonly elements: readonly t.Expression[] };

export function isList(node: t.Node): node is List {
  return node.type === 'ArrayExpression' && node.elements.every((item) => item !== null && item.type !== 'SpreadElement');
}

/** `items` of `items.push(item)`. */
export function filledBy(statement: t.Statement): string | null {
  const call = statement.type === 'ExpressionStatement' ? statement.expression : null;
  return isCall(call) && isMember(call.callee) && memberKey(call.callee) === 'push' && call.callee.object.type === 'Identifier' ? call.callee.object.name : null;
}

/** `8` of `if (items.length >= 8)`. */
export function limitIn(statement: t.Statement | undefined): number | null {
  const test = statement?.type === 'IfStatement' ? statement.test : null;
  return test?.type === 'BinaryExpression' && test.right.type === 'NumericLiteral' ? test.right.value : null;
}

/** Milliseconds that a test lets pass on a fake clock; `null` for other calls. */
export function passingTime(name: string, amount: t.Node | undefined): number | 'all' | null {
  if (/\.(?:runAllTimers|runAll)(?:Async)?$/.test(name)) return 'all';
  if (!/\.(?:advanceTimersByTime|tick)(?:Async)?$/.test(name) || amount?.type !== 'NumericLiteral') return null;
  return amount.value;
}
