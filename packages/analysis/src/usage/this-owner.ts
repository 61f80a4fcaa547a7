import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { calleeName, constantValue } from './syntax.ts';

/**
 * Names the class or constructor function whose instance `this` is, so that fields are known in all its methods:
 * `class A`, `function A`, `A.prototype.m = function`, `A.prototype = { m() {} }`. `undefined` when `path` is not `this`
 * (or a constant name for it), or the owner has no name.
 */
export function thisOwner(path: NodePath): string | undefined {
  const value = path.isIdentifier() ? constantValue(path) : path;
  if (!value.isThisExpression()) return undefined;
  const owner = value.findParent((parent) => parent.isClass() || (parent.isFunction() && !parent.isArrowFunctionExpression() && !parent.isClassMethod() && !parent.isClassPrivateMethod()));
  if (owner === null) return undefined;
  return owner.isClass() ? classOwner(owner.node) : functionOwner(owner as NodePath<t.Function>);
}

function functionOwner(path: NodePath<t.Function>): string | undefined {
  if (path.isFunctionDeclaration()) return path.node.id?.name;
  const holder = path.isObjectMethod() ? path.parentPath.parentPath : path.parentPath?.isObjectProperty() ? path.parentPath.parentPath?.parentPath : path.parentPath;
  if (holder?.isVariableDeclarator()) return holder.node.id.type === 'Identifier' ? holder.node.id.name : undefined;
  if (!holder?.isAssignmentExpression()) return undefined;
  const target = calleeName(holder.node.left);
  return target?.replace(/\.prototype(\..*)?$/, '');
}

export function classOwner(node: t.Node): string {
  return `class ${node.start}`;
}
