import * as t from '@babel/types';
import { call, invoke, member, text } from '../printing/nodes.ts';
import { numberExpression } from '../values/number-expression.ts';
import type { Check, ThrownClaim } from './framework-renderer.ts';

/** A check in the words of `expect`, which Vitest and Jest share. */
export function expectCheck(check: Check): t.Expression {
  switch (check.kind) {
    case 'is':
      return isCheck(check);
    case 'equals':
      return invoke(expect(check.actual), 'toStrictEqual', check.expected);
    case 'same-as':
      return invoke(expect(check.actual), 'toBe', check.expected);
    case 'close-to':
      return invoke(expect(check.actual), 'toBeCloseTo', numberExpression(check.value), numberExpression(decimalsOf(check.value)));
    case 'type-of':
      return invoke(expect(t.unaryExpression('typeof', check.actual)), 'toBe', text(check.type));
    case 'instance-of':
      return invoke(expect(check.actual), 'toBeInstanceOf', check.type);
    case 'called':
      return invoke(expect(member(member(check.actual, 'mock'), 'calls')), 'toStrictEqual', check.calls);
    case 'throws':
      return invoke(expect(check.body), 'toThrow', ...expectedError(check.thrown));
    case 'rejects':
      return t.awaitExpression(invoke(member(expect(check.promise), 'rejects'), 'toThrow', ...expectedError(check.thrown)));
  }
}

function expect(actual: t.Expression): t.Expression {
  return call(t.identifier('expect'), actual);
}

function isCheck({ actual, expected, value }: Extract<Check, { kind: 'is' }>): t.Expression {
  if (value.kind === 'null') return invoke(expect(actual), 'toBeNull');
  if (value.kind === 'undefined') return invoke(expect(actual), 'toBeUndefined');
  if (value.kind === 'number' && value.value === 'NaN') return invoke(expect(actual), 'toBeNaN');
  return invoke(expect(actual), 'toBe', expected);
}

/** `toBeCloseTo` counts decimals after the point; nine significant digits are asked for. */
function decimalsOf(value: number): number {
  return 9 - Math.ceil(Math.log10(Math.abs(value)));
}

function expectedError({ type, message }: ThrownClaim): t.Expression[] {
  if (message !== null) return [text(message)];
  return type === null ? [] : [type];
}
