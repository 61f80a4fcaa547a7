import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';

type Field = t.ClassProperty | t.ClassPrivateProperty;

/**
 * Makes fields assignments, in their order: those of instances in a private method that the constructor calls when
 * there is a `this` and parameter properties are assigned; static ones in static blocks. A field without a value is none.
 *
 * @param method name of the private method, which does not occur in the source.
 */
export function assignFields(path: NodePath<t.Class>, method: string): void {
  const { body } = path.node;
  const assignments: t.Statement[] = [];
  body.body = body.body.flatMap((member) => {
    if (!isAssignable(member)) return member;
    if (member.static) return member.value ? t.staticBlock([assignment(member, member.value)]) : [];
    if (member.value) assignments.push(assignment(member, member.value));
    return member.type === 'ClassPrivateProperty' ? t.classPrivateProperty(member.key) : [];
  });
  if (assignments.length === 0) return;
  body.body.unshift(t.classPrivateMethod('method', t.privateName(t.identifier(method)), [], t.blockStatement(assignments)));
  callInConstructor(path, method);
}

/** Private static fields stay, for they have to be declared; so do fields whose key has to be computed. */
function isAssignable(member: t.Class['body']['body'][number]): member is Field {
  if (member.type === 'ClassPrivateProperty') return !member.static;
  return member.type === 'ClassProperty' && !member.computed && !member.declare && (member.decorators ?? []).length === 0;
}

function assignment(field: Field, value: t.Expression): t.Statement {
  const target = t.memberExpression(t.thisExpression(), field.key as t.Identifier | t.PrivateName | t.StringLiteral, t.isLiteral(field.key));
  return t.expressionStatement(t.inheritsComments(t.assignmentExpression('=', target, value), field));
}

function callInConstructor(path: NodePath<t.Class>, method: string): void {
  const call = (): t.Expression => t.callExpression(t.memberExpression(t.thisExpression(), t.privateName(t.identifier(method))), []);
  const isDerived = Boolean(path.node.superClass);
  const known = path.get('body').get('body').find((member) => member.isClassMethod({ kind: 'constructor' })) as NodePath<t.ClassMethod> | undefined;
  if (known === undefined) path.node.body.body.push(implicitConstructor(isDerived, call()));
  else if (isDerived) known.get('body').traverse({ Function: skipOwnThis, Class: (inner) => inner.skip(), CallExpression: { exit: (inner) => afterSuper(inner, call()) } });
  else known.node.body.body.unshift(t.expressionStatement(call()));
}

function skipOwnThis(path: NodePath<t.Function>): void {
  if (path.node.type !== 'ArrowFunctionExpression') path.skip();
}

function afterSuper(path: NodePath<t.CallExpression>, call: t.Expression): void {
  if (path.node.callee.type !== 'Super') return;
  path.replaceWith(t.sequenceExpression([path.node, call, t.thisExpression()]));
  path.skip();
}

function implicitConstructor(isDerived: boolean, call: t.Expression): t.ClassMethod {
  const args = t.identifier('args');
  const before = isDerived ? [t.expressionStatement(t.callExpression(t.super(), [t.spreadElement(args)]))] : [];
  return t.classMethod('constructor', t.identifier('constructor'), isDerived ? [t.restElement(args)] : [], t.blockStatement([...before, t.expressionStatement(call)]));
}
