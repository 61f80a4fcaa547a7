import * as t from '@babel/types';
import { arrow, call, invoke, member, prose, run, text } from '../printing/nodes.ts';
import type { Check, FrameworkRenderer, ThrownClaim } from './framework-renderer.ts';

const NAMES = ['afterEach', 'describe', 'expect', 'it', 'vi'] as const;

/** Test files for Vitest. */
export const vitest: FrameworkRenderer = {
  name: 'vitest',
  reserved: NAMES,
  imports: (used) => [{ from: 'vitest', names: NAMES.filter((name) => used.has(name)) }],
  group: (title, body) => run(call(t.identifier('describe'), prose(title), arrow(body))),
  test: (title, body) => run(call(t.identifier('it'), prose(title), body)),
  check: (check) => run(checkExpression(check)),
  timers: {
    install: () => [run(invoke(t.identifier('vi'), 'useFakeTimers'))],
    advance: (milliseconds) => run(t.awaitExpression(advance(milliseconds))),
    restore: () => [run(call(t.identifier('afterEach'), arrow([run(invoke(t.identifier('vi'), 'useRealTimers'))])))],
  },
};

function advance(milliseconds: number | 'all'): t.Expression {
  const vi = t.identifier('vi');
  return milliseconds === 'all' ? invoke(vi, 'runAllTimersAsync') : invoke(vi, 'advanceTimersByTimeAsync', t.numericLiteral(milliseconds));
}

function checkExpression(check: Check): t.Expression {
  switch (check.kind) {
    case 'is':
      return isCheck(check);
    case 'equals':
      return invoke(expect(check.actual), 'toStrictEqual', check.expected);
    case 'same-as':
      return invoke(expect(check.actual), 'toBe', check.expected);
    case 'close-to':
      return closeTo(check.actual, check.value);
    case 'type-of':
      return invoke(expect(check.actual), 'toBeTypeOf', text(check.type));
    case 'instance-of':
      return invoke(expect(check.actual), 'toBeInstanceOf', check.type);
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

/** `toBeCloseTo` takes decimals after the point; nine significant digits are asked for. */
function closeTo(actual: t.Expression, value: number): t.Expression {
  const decimals = 9 - Math.ceil(Math.log10(Math.abs(value)));
  const number = value < 0 ? t.unaryExpression('-', t.numericLiteral(-value)) : t.numericLiteral(value);
  const digits = decimals < 0 ? t.unaryExpression('-', t.numericLiteral(-decimals)) : t.numericLiteral(decimals);
  return invoke(expect(actual), 'toBeCloseTo', number, digits);
}

function expectedError({ type, message }: ThrownClaim): t.Expression[] {
  if (message !== null) return [text(message)];
  return type === null ? [] : [type];
}
