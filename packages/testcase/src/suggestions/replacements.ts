import type { ComparedDto, ComparisonDto, ValueTree } from '@auklet/protocol';
import { fromNumberLiteral } from '@auklet/protocol';
import { stringValue } from '../values/sample-string.ts';
import { numberValue } from '../values/sample-number.ts';
import type { Leaf } from './leaf.ts';

/** Values that a leaf should take because one side of a comparison came from it. */
export function replacementsFor(leaf: Leaf, comparison: ComparisonDto): readonly ValueTree[] {
  const { left, right, operator } = comparison;
  return [...fromSide(leaf.value, left, right, operator), ...fromSide(leaf.value, right, left, mirrored(operator))];
}

function fromSide(value: ValueTree, mine: ComparedDto, other: ComparedDto, operator: string): readonly ValueTree[] {
  switch (value.kind) {
    case 'string':
      return mine.kind === 'string' ? stringFromString(value.value, mine.value, other, operator) : stringFromOther(value.value, mine, other);
    case 'number':
      return mine.kind === 'number' && mine.value === value.value ? fromOperand(other) : [];
    case 'boolean':
      return mine.kind === 'boolean' && mine.value === value.value ? fromOperand(other) : [];
    case 'bigint':
      return mine.kind === 'bigint' && mine.value === value.value ? fromOperand(other) : [];
    case 'array':
      return mine.kind === 'number' && fromNumberLiteral(mine.value) === value.items.length ? resizedArrays(value, other) : [];
    case 'undefined':
    case 'null':
      return mine.kind === value.kind ? fromOperand(other) : [];
    default:
      return [];
  }
}

/** The operand is the string, a transform of it, or a part of it. */
function stringFromString(text: string, mine: string, other: ComparedDto, operator: string): readonly ValueTree[] {
  const targets = textsFrom(other, mine, operator);
  if (text === mine) return [...targets.map(stringValue), ...(operator === '===' ? fromOperand(other).filter(({ kind }) => kind !== 'string') : [])];
  if (mine !== '' && text.includes(mine)) return targets.map((target) => stringValue(text.replace(mine, () => target)));
  if (mine !== '' && TRANSFORMS.some((transform) => transform(text) === mine)) return targets.map(stringValue);
  return [];
}

const TRANSFORMS: readonly ((text: string) => string)[] = [
  (text) => text.toLowerCase(),
  (text) => text.toUpperCase(),
  (text) => text.trim(),
  (text) => text.trim().toLowerCase(),
];

/** The string was turned into a number or measured. */
function stringFromOther(text: string, mine: ComparedDto, other: ComparedDto): readonly ValueTree[] {
  if (mine.kind !== 'number' || other.kind !== 'number') return [];
  const [before, after] = [fromNumberLiteral(mine.value), fromNumberLiteral(other.value)];
  const asNumber = text.trim() !== '' && (Number(text) === before || Number.parseFloat(text) === before);
  if (asNumber) return around(after).map((number) => stringValue(String(number)));
  return text.length === before ? around(after).filter(isLength).map((length) => stringValue(resizedText(text, length))) : [];
}

/** What a string has to become so that the comparison comes out otherwise. */
function textsFrom(other: ComparedDto, mine: string, operator: string): readonly string[] {
  if (other.kind === 'string') {
    const { value } = other;
    switch (operator) {
      case '.startsWith':
        return [value + mine, value];
      case '.endsWith':
        return [mine + value, value];
      case '.includes':
      case '.indexOf':
        return [mine + value, value + mine, value];
      case '<':
      case '<=':
      case '>':
      case '>=':
        return [value, `${value}a`, value.slice(0, -1)];
      default:
        return [value];
    }
  }
  if (other.kind === 'array') return other.items.filter((item) => typeof item === 'string');
  return other.kind === 'object' ? other.keys : [];
}

function fromOperand(other: ComparedDto): readonly ValueTree[] {
  switch (other.kind) {
    case 'undefined':
    case 'null':
      return [{ kind: other.kind }];
    case 'boolean':
      return [{ kind: 'boolean', value: other.value }];
    case 'number':
      return around(fromNumberLiteral(other.value)).map(numberValue);
    case 'bigint':
      return [{ kind: 'bigint', value: other.value }];
    case 'string':
      return [stringValue(other.value)];
    case 'array':
      return other.items.map((item) => (typeof item === 'string' ? stringValue(item) : numberValue(item)));
    case 'object':
      return other.keys.slice(0, 4).map(stringValue);
    default:
      return [];
  }
}

/** The number and its neighbours on both sides. */
function around(number: number): readonly number[] {
  if (!Number.isFinite(number)) return [number];
  return Number.isInteger(number) ? [number, number + 1, number - 1] : [number, number * 1.01, number * 0.99];
}

function isLength(number: number): boolean {
  return Number.isInteger(number) && number >= 0 && number <= 200;
}

function resizedText(text: string, length: number): string {
  return text.length >= length ? text.slice(0, length) : (text || 'a').repeat(Math.ceil(length / (text.length || 1))).slice(0, length);
}

function resizedArrays(array: Extract<ValueTree, { kind: 'array' }>, other: ComparedDto): readonly ValueTree[] {
  if (other.kind !== 'number') return [];
  return around(fromNumberLiteral(other.value))
    .filter((length) => isLength(length) && length <= 64)
    .map((length) => ({ kind: 'array', items: Array.from({ length }, (_, i) => array.items[i % Math.max(1, array.items.length)] ?? numberValue(i)) }));
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '.startsWith': '', '.endsWith': '', '.includes': '' };

function mirrored(operator: string): string {
  return MIRRORED[operator] ?? operator;
}
