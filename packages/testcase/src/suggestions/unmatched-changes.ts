import { type ComparedDto, type ComparisonDto, fromNumberLiteral, type ValueTree } from '@auklet/protocol';
import { numberValue } from '../values/sample-number.ts';
import { stringValue } from '../values/sample-string.ts';
import { percentEncoded } from '../views/percent-encoding.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';

const MOST_LEAVES = 3;
const STRING_LITERAL = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const USUAL_SEPARATORS: readonly string[] = ['-', '/', ':', ',', ' ', '.'];

/**
 * For comparisons with a constant whose other side cannot be found in any input: numbers are moved by what is missing,
 * texts get the constant encoded, appended, or as the value of a key that the condition names in `text`.
 */
export function unmatchedChanges(leaves: readonly Leaf[], { left, right }: ComparisonDto, text: string, separators: readonly string[]): Change[] {
  const numbers = leaves.filter(({ value }) => value.kind === 'number').slice(0, MOST_LEAVES);
  const texts = leaves.filter(({ value }) => value.kind === 'string').slice(0, MOST_LEAVES);
  return [
    ...numbers.flatMap((leaf) => moved(leaf, left, right).map((value) => changeTo(leaf, value))),
    ...texts.flatMap((leaf) => textsWith(leaf, left, right, text, separators).map((value) => changeTo(leaf, stringValue(value)))),
  ];
}

function changeTo(leaf: Leaf, value: ValueTree): Change {
  return { leaf, name: `${JSON.stringify(value)} at ${placeOf(leaf)}`, make: () => value };
}

/** Where the operand grows or falls with the number, or is a multiple of it. */
function moved({ value }: Leaf, left: ComparedDto, right: ComparedDto): readonly ValueTree[] {
  if (value.kind !== 'number' || left.kind !== 'number' || right.kind !== 'number') return [];
  const [number, mine, other] = [value.value, left.value, right.value].map(fromNumberLiteral) as [number, number, number];
  const missing = other - mine;
  const candidates = [number + missing, number - missing, ...(mine === 0 ? [] : [Math.round((number * other) / mine)])];
  return candidates.filter((one) => Number.isFinite(one) && one !== number).map(numberValue);
}

function textsWith({ value }: Leaf, left: ComparedDto, right: ComparedDto, condition: string, separators: readonly string[]): readonly string[] {
  if (value.kind !== 'string') return [];
  const [mine, target] = isConstant(right) ? [left, right] : [right, left];
  if (target.kind === 'number') return textsForNumber(value.value, fromNumberLiteral(target.value));
  if (target.kind !== 'string' || target.value === '') return [];
  return [...withKeys(value.value, target.value, condition), ...appended(value.value, target.value, mine, separators), ...encoded(target.value)];
}

function isConstant({ kind }: ComparedDto): boolean {
  return kind === 'string' || kind === 'number';
}

function textsForNumber(text: string, number: number): readonly string[] {
  if (!Number.isInteger(number)) return [String(number)];
  const hexadecimal = Math.abs(number).toString(16);
  const character = number >= 0 && number <= 0xffff ? [text + String.fromCharCode(number)] : [];
  const next = separatorsIn(text).slice(0, 1).map((separator) => `${text}${separator}${number + 1}`);
  return [String(number), ...next, `#${hexadecimal}`, ...character, hexadecimal];
}

/** The value of a key, as queries, settings and JSON write them. */
function withKeys(text: string, target: string, condition: string): readonly string[] {
  const keys = Array.from(condition.matchAll(STRING_LITERAL), ([, , literal]) => literal ?? '').filter((key) => key !== '' && key !== target);
  const inQuery = percentEncoded(target) ?? target;
  return keys.slice(0, 2).flatMap((key) => [`${text}${text.includes('?') ? '&' : '?'}${key}=${inQuery}`, `${key}=${target}`]);
}

/** Nothing stood there: the constant comes next, with a separator before it or without. */
function appended(text: string, target: string, mine: ComparedDto, separators: readonly string[]): readonly string[] {
  if (mine.kind !== 'undefined' && mine.kind !== 'null' && !(mine.kind === 'string' && mine.value === '')) return [];
  const own = separatorsIn(text);
  const joints = own.length > 0 ? own : [...new Set([...separators, ...USUAL_SEPARATORS])];
  return [...joints.slice(0, 3).map((separator) => text + separator + target), text + target];
}

function separatorsIn(text: string): readonly string[] {
  return [...new Set(text.match(/[^\p{L}\p{N}]/gu) ?? [])];
}

function encoded(target: string): readonly string[] {
  const [base64, hexadecimal] = (['base64', 'hex'] as const).map((encoding) => Buffer.from(target, 'utf8').toString(encoding));
  return [base64 as string, hexadecimal as string, percentEncoded(target) ?? target].filter((text) => text !== target);
}
