import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';

/** The expressions that a function gives back, without those of the functions inside of it. */
export function returnedExpressions(path: NodePath<t.Function>): NodePath[] {
  const body = path.get('body');
  if (!body.isBlockStatement()) return [body as NodePath];
  const found: NodePath[] = [];
  body.traverse({
    Function: (inner) => inner.skip(),
    ReturnStatement(statement) {
      const argument = statement.get('argument');
      if (argument.node != null) found.push(argument as NodePath);
    },
  });
  return found;
}
