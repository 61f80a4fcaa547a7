import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { returnedExpressions } from './returned-expressions.ts';
import { unwrapped } from './syntax.ts';

/** The position of the first parameter that a function may give back as it is; `undefined` when it gives back none. */
export function passThroughPosition(path: NodePath<t.Function>): number | undefined {
  if (path.node.generator || path.node.async) return undefined;
  const params = path.get('params');
  for (const expression of returnedExpressions(path)) {
    for (const branch of branches(expression)) {
      const binding = branch.isIdentifier() ? branch.scope.getBinding(branch.node.name) : undefined;
      const position = binding === undefined ? -1 : params.findIndex((param) => (param.isAssignmentPattern() ? param.node.left : param.node) === binding.identifier);
      if (position >= 0) return position;
    }
  }
  return undefined;
}

function branches(expression: NodePath): NodePath[] {
  const path = unwrapped(expression);
  if (path.isConditionalExpression()) return [...branches(path.get('consequent')), ...branches(path.get('alternate'))];
  if (path.isLogicalExpression()) return [...branches(path.get('left')), ...branches(path.get('right'))];
  return [path];
}
