import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { constantValue } from './syntax.ts';

/** The function or class of the same module that an expression is or names. */
export function localFunction(expression: NodePath): NodePath<t.Function> | NodePath<t.Class> | undefined {
  const value = constantValue(expression);
  if (value.isFunction() || value.isClass()) return value;
  if (!value.isIdentifier()) return undefined;
  const definition = value.scope.getBinding(value.node.name)?.path;
  if (definition === undefined) return undefined;
  return definition.isFunctionDeclaration() || definition.isClassDeclaration() ? definition : undefined;
}

/** A class's own constructor. */
export function constructorOf(path: NodePath<t.Class>): NodePath<t.Function> | undefined {
  const member = path.get('body').get('body').find((candidate) => candidate.isClassMethod({ kind: 'constructor' }));
  return member?.isClassMethod() === true ? member : undefined;
}

/** What a call or `new` of it runs. */
export function calledFunction(expression: NodePath): NodePath<t.Function> | undefined {
  const target = localFunction(expression);
  if (target === undefined) return undefined;
  return target.isFunction() ? target : constructorOf(target as NodePath<t.Class>);
}
