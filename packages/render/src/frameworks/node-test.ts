import * as t from '@babel/types';
import { arrow, call, invoke, member, prose, run, text } from '../printing/nodes.ts';
import type { Check, FrameworkRenderer, ThrownClaim } from './framework-renderer.ts';

const NAMES = ['describe', 'it'] as const;
const CONTEXT = 'context';

/** Test files for the runner in Node itself, with `node:assert/strict`. */
export const nodeTest: FrameworkRenderer = {
  name: 'node',
  reserved: ['assert', CONTEXT, ...NAMES],
  imports: (used) => [
    { from: 'node:assert/strict', default: 'assert' },
    { from: 'node:test', names: NAMES.filter((name) => used.has(name)) },
  ],
  group: (title, body) => run(call(t.identifier('describe'), prose(title), arrow(body))),
  test: (title, body) => run(call(t.identifier('it'), prose(title), body)),
  check: (check) => run(checkExpression(check)),
  timers: {
    install: () => [run(invoke(timers(), 'enable'))],
    advance: (milliseconds) => run(milliseconds === 'all' ? invoke(timers(), 'runAll') : invoke(timers(), 'tick', t.numericLiteral(milliseconds))),
    restore: () => [],
    parameter: CONTEXT,
  },
};

function timers(): t.Expression {
  return member(member(t.identifier(CONTEXT), 'mock'), 'timers');
}

function checkExpression(check: Check): t.Expression {
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
    case 'throws':
      return assert('throws', check.body, ...expectedError(check.thrown));
    case 'rejects':
      return t.awaitExpression(assert('rejects', check.promise, ...expectedError(check.thrown)));
  }
}

function assert(method: string, ...args: t.Expression[]): t.Expression {
  return invoke(t.identifier('assert'), method, ...args);
}

function closeTo(actual: t.Expression, value: number): t.Expression {
  const number = t.numericLiteral(Math.abs(value));
  const difference = t.binaryExpression(value < 0 ? '+' : '-', actual, number);
  const tolerance = t.numericLiteral(Number((Math.abs(value) * 1e-9).toPrecision(1)));
  return assert('ok', t.binaryExpression('<', invoke(t.identifier('Math'), 'abs', difference), tolerance));
}

function expectedError({ type, typeName, message }: ThrownClaim): t.Expression[] {
  if (message === null) return type === null ? [] : [type];
  const properties: [string, t.Expression][] = [['message', text(message)]];
  if (type !== null) properties.unshift(isBuiltin(type) ? ['name', text(typeName)] : ['constructor', type]);
  return [t.objectExpression(properties.map(([key, value]) => t.objectProperty(t.identifier(key), value)))];
}

/** The class of a built-in error is told by its name, which reads better. */
function isBuiltin(type: t.Expression): boolean {
  return t.isIdentifier(type) && type.name in globalThis;
}
