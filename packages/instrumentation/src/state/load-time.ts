import type { NodePath } from '@babel/traverse';

/**
 * Whether code runs once, while the module is loaded: at the top level, or in functions that are called where they
 * stand or handed to a call there, as module wrappers are.
 */
export function runsAtLoad(path: NodePath): boolean {
  const owner = path.isFunction() ? path : path.getFunctionParent();
  return owner === null || (isCalledInPlace(owner) && runsAtLoad(owner.parentPath as NodePath));
}

function isCalledInPlace(path: NodePath): boolean {
  if (!path.isFunctionExpression() && !path.isArrowFunctionExpression()) return false;
  const { parent, parentPath, key } = path;
  if (parent.type === 'MemberExpression' && key === 'object') return parentPath?.parent.type === 'CallExpression' && parentPath.key === 'callee';
  return parent.type === 'CallExpression' || parent.type === 'NewExpression';
}
