import type { Scope } from '@babel/traverse';
import type * as t from '@babel/types';
import { classifyLeaf } from './leaf.ts';

/** The comparison or call that gave a variable its only value, when the variable is tested where it is declared. */
export function makerOf(node: t.Expression, scope: Scope): t.Expression | null {
  if (node.type !== 'Identifier') return null;
  const binding = scope.getBinding(node.name);
  if (binding === undefined || !binding.constant || binding.path.node.type !== 'VariableDeclarator') return null;
  const { id, init } = binding.path.node;
  if (id.type !== 'Identifier' || !init || binding.scope.getFunctionParent() !== scope.getFunctionParent()) return null;
  const { kind } = classifyLeaf(init);
  return kind === 'comparison' || kind === 'call' ? init : null;
}
