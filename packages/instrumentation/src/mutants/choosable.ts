import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';

/** Whether the node may be replaced by a choice between it and another one, with everything around it as it was. */
export function isChoosable(path: NodePath): boolean {
  const { node, parent } = path;
  if (t.isStatement(node)) return !t.isDeclaration(node) && !t.isLabeledStatement(parent);
  return t.isExpression(node) && !isName(path) && !isTarget(path) && !isLink(path);
}

/** Keys that are no expressions, `super`, and the template that a tag gets. */
function isName({ node, parent, key }: NodePath): boolean {
  if (node.type === 'Super' || node.type === 'Import') return true;
  if (key === 'quasi') return true;
  return (key === 'key' || key === 'property') && 'computed' in parent && parent.computed !== true;
}

/** What is written to, deleted, or called as a method: a reference, not a value. */
function isTarget({ node, parent, key }: NodePath): boolean {
  if (key === 'left') return parent.type !== 'BinaryExpression' && parent.type !== 'LogicalExpression';
  if (parent.type === 'UpdateExpression' || t.isPattern(parent) || parent.type === 'RestElement') return key !== 'right';
  const isMember = node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
  if (isMember && (key === 'callee' || key === 'tag')) return true;
  return parent.type === 'UnaryExpression' && parent.operator === 'delete';
}

/** A link of an optional chain that another one hangs on: the end of the chain decides for both. */
function isLink({ node, parent, key }: NodePath): boolean {
  if (parent.type === 'TSNonNullExpression') return true;
  const isInChain = node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression' || node.type === 'TSNonNullExpression';
  return isInChain && (key === 'object' || key === 'callee');
}
