import { types as t } from '@babel/core';
import { isTransparent } from '../conditions/condition.ts';

/** Expressions one after the other, of which the last gives the value; names and literals before it are left out. */
export function sequenceOf(expressions: readonly t.Expression[]): t.Expression {
  const effective = expressions.filter((part, index) => index === expressions.length - 1 || !isPlain(part));
  return effective.length === 1 ? (effective[0] as t.Expression) : t.sequenceExpression(effective);
}

function isPlain(node: t.Expression): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || t.isLiteral(node);
}

/** `value == null` */
export function isNullish(value: t.Expression): t.Expression {
  return t.binaryExpression('==', value, t.nullLiteral());
}

/**
 * Effects before a value. An anonymous function or class keeps the name that its place gives it.
 *
 * @param name that name, `null` when the place gives none.
 */
export function effectsBefore(value: t.Expression, name: string | null, ...effects: t.Expression[]): t.Expression {
  if (name === null || !isAnonymousFunction(value)) return sequenceOf([...effects, value]);
  const key = () => t.stringLiteral(name);
  const holder = t.objectExpression([t.objectProperty(key(), value, true)]);
  return t.sequenceExpression([...effects, t.memberExpression(holder, key(), true)]);
}

export function isAnonymousFunction(node: t.Expression): boolean {
  if (isTransparent(node)) return isAnonymousFunction(node.expression);
  return node.type === 'ArrowFunctionExpression' || ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !node.id);
}
