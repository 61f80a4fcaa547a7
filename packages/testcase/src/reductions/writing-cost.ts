import type { NumberLiteral, StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { argumentsOf, targetOf, valuesOf } from '../model/statement.ts';
import { childrenOf } from '../model/value-children.ts';

const STATEMENT = 20;
const ARGUMENT = 4;
/** A result that something is done with needs a name. */
const NAMED_RESULT = 3;
const TEMPLATE = 3;
/** What an error says of which it does not matter what it says. */
export const PLAIN_MESSAGE = 'failed';
/** What a kind costs beside its parts: those that people write without thinking are cheap. */
const KINDS: Partial<Record<ValueTree['kind'], number>> = { set: 3, map: 3, regexp: 4, date: 5, symbol: 6, iterable: 6, 'typed-array': 4, promise: 4, bigint: 2, error: 4, reference: 2 };

/** How much effort it is to write a test case, and to read it: statements first, then arguments, then their values. */
export function writingCost({ statements }: TestCaseDto): number {
  return statements.reduce((sum, statement) => sum + statementCost(statement, statements), 0);
}

function statementCost(statement: StatementDto, statements: readonly StatementDto[]): number {
  const target = targetOf(statement);
  const isOnResult = target !== undefined && 'statement' in target && statements[target.statement]?.kind === 'method';
  const template = statement.kind === 'tagged' ? TEMPLATE + statement.strings.reduce((sum, text) => sum + textCost(text), 0) : 0;
  const values = valuesOf(statement).reduce((sum, value) => sum + valueCost(value), 0);
  return STATEMENT + (isOnResult ? NAMED_RESULT : 0) + template + (argumentsOf(statement)?.length ?? 0) * ARGUMENT + values;
}

export function valueCost(value: ValueTree): number {
  return 1 + ownCost(value) + childrenOf(value).reduce((sum, child) => sum + valueCost(child), 0);
}

function ownCost(value: ValueTree): number {
  switch (value.kind) {
    case 'number':
      return numberCost(value.value);
    case 'string':
      return textCost(value.value);
    case 'bigint':
      return (KINDS.bigint ?? 0) + value.value.length;
    case 'typed-array':
      return 4 + value.items.reduce<number>((sum, item) => sum + 1 + numberCost(item), 0);
    case 'object':
      return 2 + value.properties.reduce((sum, { key, role }) => sum + 1 + textCost(key) / 4 + (role === 'getter' ? 4 : 0), 0);
    case 'regexp':
      return 4 + value.source.length + value.flags.length;
    case 'date':
      return 5 + numberCost(value.milliseconds);
    case 'error':
      return (value.type === 'Error' ? 3 : 4) + (value.message === PLAIN_MESSAGE ? 0 : textCost(value.message) + 1);
    case 'function':
      return functionCost(value);
    default:
      return KINDS[value.kind] ?? 0;
  }
}

/** Digits that are not zeros at the end, then distance from zero. */
export function numberCost(value: NumberLiteral): number {
  if (typeof value !== 'number') return 6;
  const digits = String(value);
  const zeros = /[1-9](0+)$/.exec(digits)?.[1]?.length ?? 0;
  return digits.length - zeros / 2 + Math.abs(value) / (1 + Math.abs(value));
}

/** Characters, those that people would not type more than others; repeating one is cheap. */
export function textCost(text: string): number {
  if (isRepeated(text)) return 12 + text.length / 1_000 + characterCost(text.charAt(0));
  let cost = 0;
  for (const character of text) cost += characterCost(character);
  return cost;
}

export const LEAST_REPEATED = 17;

/** A long text of one character, which is written as such. */
export function isRepeated(text: string): boolean {
  return text.length >= LEAST_REPEATED && text === text.charAt(0).repeat(text.length);
}

function characterCost(character: string): number {
  if (character === 'a') return 1;
  if (/[0-9]/.test(character)) return 1.1;
  if (/[a-z]/.test(character)) return 1.2;
  if (/[A-Z ]/.test(character)) return 1.3;
  return character >= ' ' && character <= '~' ? 1.4 : 4;
}

function functionCost({ style, arity, plan }: Extract<ValueTree, { kind: 'function' }>): number {
  const styleCost = style === 'arrow' ? 0 : 2;
  const arityCost = Math.abs(arity - arityRead(plan)) * 2;
  const planCost = plan.reduce((sum, behaviour) => sum + 2 + ('when' in behaviour && behaviour.when !== 'now' ? 2 : 0), 0);
  return 2 + styleCost + arityCost + planCost;
}

/** How many parameters a plan makes use of. */
export function arityRead(plan: Extract<ValueTree, { kind: 'function' }>['plan']): number {
  return Math.max(0, ...plan.map((behaviour) => ('index' in behaviour ? behaviour.index + 1 : 0)));
}
