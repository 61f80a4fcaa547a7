import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { constantValue } from './syntax.ts';

/** The function of the same module that an expression names or is, or the class whose constructor it would run. */
export function localFunction(expression: NodePath): NodePath<t.Function> | NodePath<t.Class> | undefined {
  const value = constantValue(expression);
  if (value.isFunction() || value.isClass()) return value;
  if (!value.isIdentifier()) return undefined;
  const definition = value.scope.getBinding(value.node.name)?.path;
  if (definition === undefined) return undefined;
  return definition.isFunctionDeclaration() || definition.isClassDeclaration() ? definition : undefined;
}

/** What a call of it hands its arguments to; `undefined` for a class without a constructor of its own. */
export function calledFunction(target: NodePath<t.Function> | NodePath<t.Class> | undefined): t.Function | undefined {
  if (target === undefined) return undefined;
  if (target.isFunction()) return target.node;
  const members = (target as NodePath<t.Class>).node.body.body;
  return members.find((member): member is t.ClassMethod => member.type === 'ClassMethod' && member.kind === 'constructor');
}
