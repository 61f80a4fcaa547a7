import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';

/** The function whose `arguments` object an identifier stands for; `undefined` for any other identifier. */
export function argumentsOwner(path: NodePath<t.Identifier>): t.Function | undefined {
  if (path.node.name !== 'arguments' || path.scope.hasBinding('arguments', true)) return undefined;
  const owner = path.findParent((parent) => parent.isFunction() && !parent.isArrowFunctionExpression());
  return owner?.isFunction() === true ? owner.node : undefined;
}
