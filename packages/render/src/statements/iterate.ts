import * as t from '@babel/types';
import type { StatementDto } from '@auklet/protocol';
import { constant, invoke, member, run } from '../printing/nodes.ts';

export function spread(iterable: t.Expression): t.Expression {
  return t.arrayExpression([t.spreadElement(iterable)]);
}

interface Iteration extends Extract<StatementDto, { kind: 'iterate' }> {
  /** Whether it is known to be over before `limit` is reached. */
  readonly isEnding: boolean;
}

/** A loop that collects at most `limit` items; it may be over before. */
export function iterateStatements(
  { items, item }: { readonly items: string; readonly item: string },
  iterable: t.Expression,
  { limit, async, isEnding }: Iteration,
  typescript: boolean,
): t.Statement[] {
  const list = t.identifier(items);
  const created = constant(items, t.arrayExpression([]), typescript ? t.tsArrayType(t.tsUnknownKeyword()) : undefined);
  if (limit === 0) return [created];
  const isFull = t.binaryExpression('>=', member(list, 'length'), t.numericLiteral(limit));
  const end = isEnding ? [] : [t.ifStatement(isFull, t.blockStatement([t.breakStatement()]))];
  const body = t.blockStatement([run(invoke(list, 'push', t.identifier(item))), ...end]);
  const declaration = t.variableDeclaration('const', [t.variableDeclarator(t.identifier(item))]);
  return [created, t.forOfStatement(declaration, iterable, body, async === true)];
}
