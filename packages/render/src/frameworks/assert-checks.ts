import * as t from '@babel/types';
import { arrow, invoke, member, text } from '../printing/nodes.ts';
import { isGlobalClass } from '../statements/global-classes.ts';
import { numberExpression } from '../values/number-expression.ts';
import type { Check, ThrownClaim } from './framework-renderer.ts';

/** A check in the words of `node:assert/strict`, for frameworks that bring no assertions, or weaker ones. */
export function assertCheck(check: Check): t.Expression {
  switch (check.kind) {
    case 'is':
    case 'same-as':
      return assert('equal', check.actual, check.expected);
    case 'equals':
      return assert('deepEqual', check.actual, check.expected);
    case 'close-to':
      return closeTo(check.actual, check.value);
    case 'type-of':
      return assert('equal', t.unaryExpression('typeof', check.actual), text(check.type));
    case 'instance-of':
      return assert('ok', t.binaryExpression('instanceof', check.actual, check.type));
    case 'called':
      return assert('deepEqual', recordedArguments(check.actual), check.calls);
    case 'throws':
      return assert('throws', check.body, ...expectedError(check.thrown));
    case 'rejects':
      return t.awaitExpression(assert('rejects', check.promise, ...expectedError(check.thrown)));
  }
}

/** What `mock` of `node:test` keeps of each call, reduced to the arguments. */
function recordedArguments(recorder: t.Expression): t.Expression {
  const one = t.identifier('call');
  return invoke(member(member(recorder, 'mock'), 'calls'), 'map', arrow(member(one, 'arguments'), [one]));
}

function assert(method: string, ...args: t.Expression[]): t.Expression {
  return invoke(t.identifier('assert'), method, ...args);
}

function closeTo(actual: t.Expression, value: number): t.Expression {
  const difference = t.binaryExpression(value < 0 ? '+' : '-', actual, numberExpression(Math.abs(value)));
  const tolerance = Number((Math.abs(value) * 1e-9).toPrecision(1));
  return assert('ok', t.binaryExpression('<', invoke(t.identifier('Math'), 'abs', difference), numberExpression(tolerance)));
}

function expectedError({ type, typeName, message }: ThrownClaim): t.Expression[] {
  if (message === null) return type === null ? [] : [type];
  const properties: [string, t.Expression][] = [['message', text(message)]];
  if (type !== null) properties.unshift(isBuiltin(type) ? ['name', text(typeName)] : ['constructor', type]);
  return [t.objectExpression(properties.map(([key, value]) => t.objectProperty(t.identifier(key), value)))];
}

/** The class of a built-in error is told by its name, which reads better. */
function isBuiltin(type: t.Expression): boolean {
  return t.isIdentifier(type) && isGlobalClass(type.name);
}
