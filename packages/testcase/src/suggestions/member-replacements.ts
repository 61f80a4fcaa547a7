import { type ComparedDto, fromNumberLiteral, toNumberLiteral, type ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { numberValue } from '../values/sample-number.ts';
import { around, isLength } from './numbers-near.ts';
import { textsFrom } from './text-replacements.ts';

/** Values whose members the language defines, with other members, if one of theirs was compared: a size, a message, a time. */
export function memberReplacements(value: ValueTree, mine: ComparedDto, other: ComparedDto, operator: string): readonly ValueTree[] {
  const numbers = numbersFrom(mine, other);
  const texts = mine.kind === 'string' ? textsFrom(other, mine.value, operator) : [];
  switch (value.kind) {
    case 'symbol':
      return value.wellKnown !== true && isText(mine, value.description) ? texts.map((description) => ({ kind: 'symbol', description })) : [];
    case 'error':
      if (isText(mine, value.message)) return texts.map((message) => ({ ...value, message }));
      return isText(mine, value.type) ? texts.map((type) => ({ ...value, type })) : [];
    case 'regexp':
      return isText(mine, value.source) ? texts.map((source) => ({ ...value, source })) : isText(mine, value.flags) ? texts.map((flags) => ({ ...value, flags })) : [];
    case 'function':
      return isNumber(mine, value.arity) ? numbers.filter(isLength).map((arity) => ({ ...value, arity })) : [];
    case 'date':
      return mine.kind === 'number' && mine.value === value.milliseconds ? numbers.map((milliseconds) => ({ kind: 'date', milliseconds: toNumberLiteral(milliseconds) })) : [];
    case 'map':
      return isNumber(mine, value.entries.length) ? lengthsFrom(numbers).map((length) => ({ kind: 'map', entries: resized(value.entries, length, (i) => [numberValue(i), numberValue(i)] as const) })) : [];
    case 'set':
      return isNumber(mine, value.items.length) ? lengthsFrom(numbers).map((length) => ({ kind: 'set', items: resized(value.items, length, numberValue) })) : [];
    case 'typed-array':
      return isNumber(mine, value.items.length) ? lengthsFrom(numbers).map((length) => ({ ...value, items: resized(value.items, length, (i) => i) })) : [];
    default:
      return [];
  }
}

function isText(operand: ComparedDto, text: string): boolean {
  return operand.kind === 'string' && operand.value === text;
}

function isNumber(operand: ComparedDto, number: number): boolean {
  return operand.kind === 'number' && operand.value === number;
}

function numbersFrom(mine: ComparedDto, other: ComparedDto): readonly number[] {
  return mine.kind === 'number' && other.kind === 'number' ? around(fromNumberLiteral(other.value)) : [];
}

function lengthsFrom(numbers: readonly number[]): readonly number[] {
  return numbers.filter((number) => isLength(number) && number <= LIMITS.items);
}

/** New members are unlike those that are there. */
function resized<T>(items: readonly T[], length: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length }, (_, i) => items[i] ?? make(100 + i));
}
