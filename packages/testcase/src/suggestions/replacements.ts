import { type ComparedDto, type ComparisonDto, fromNumberLiteral, type ValueTree } from '@auklet/protocol';
import { continuedNumbers } from '../values/continued-numbers.ts';
import { numberValue } from '../values/sample-number.ts';
import { stringValue } from '../values/sample-string.ts';
import type { ViewCache } from '../views/view-cache.ts';
import type { Leaf } from './leaf.ts';
import { memberReplacements } from './member-replacements.ts';
import { around, isLength } from './numbers-near.ts';
import { mayBeOperand } from './operand-match.ts';
import { textReplacements, type ViewedText } from './text-replacements.ts';

const LONGEST_LIST = 64;
const EQUALITY = /^[!=]==?$/;
const WITHOUT_IDENTITY: ReadonlySet<string> = new Set(['boolean', 'number', 'bigint', 'string', 'null', 'undefined']);
const ORDER = /^[<>]=?$/;

/** A leaf and, if it is a text, what a program may make of it. */
export interface ViewedLeaf {
  readonly leaf: Leaf;
  readonly viewed: ViewedText | undefined;
}

export function viewedLeaf(leaf: Leaf, views: ViewCache): ViewedLeaf {
  const { value } = leaf;
  return { leaf, viewed: value.kind === 'string' ? { text: value.value, views: views.viewsOf(value.value) } : undefined };
}

/** Values that a leaf should take because one side of a comparison came from it; `constants` never did. */
export function replacementsFor(leaf: ViewedLeaf, comparison: ComparisonDto, constants: readonly string[]): readonly ValueTree[] {
  const { left, right, operator } = comparison;
  const [isLeft, isRight] = [left, right].map((operand) => operand.kind === 'string' && constants.includes(operand.value));
  const fromLeft = isLeft && !isRight ? [] : fromSide(leaf, left, right, operator);
  return isRight && !isLeft ? fromLeft : [...fromLeft, ...fromSide(leaf, right, left, mirrored(operator))];
}

function fromSide({ leaf: { value }, viewed }: ViewedLeaf, mine: ComparedDto, other: ComparedDto, operator: string): readonly ValueTree[] {
  if (viewed !== undefined) {
    const texts = textReplacements(viewed, mine, other, operator).map(stringValue);
    const isSame = mine.kind === 'string' && mine.value === viewed.text;
    return isSame && (operator === '===' || (ORDER.test(operator) && other.kind === 'number')) ? [...texts, ...fromOperand(other).filter(({ kind }) => kind !== 'string')] : texts;
  }
  switch (value.kind) {
    case 'number':
    case 'boolean':
    case 'bigint':
      return mine.kind === value.kind && mine.value === value.value ? fromOperand(other) : [];
    case 'array':
      return listReplacements(value, mine, other);
    case 'undefined':
    case 'null':
      return mine.kind === value.kind ? fromOperand(other) : [];
    default:
      return [...equalTo(value, mine, other, operator), ...memberReplacements(value, mine, other, operator)];
  }
}

/** Something with an identity equals nothing but itself: in its place, what it was compared with. */
function equalTo(value: ValueTree, mine: ComparedDto, other: ComparedDto, operator: string): readonly ValueTree[] {
  return EQUALITY.test(operator) && WITHOUT_IDENTITY.has(other.kind) && mayBeOperand(value, mine) ? fromOperand(other).slice(0, 1) : [];
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
      return [other.value, String(BigInt(other.value) + 1n), String(BigInt(other.value) - 1n)].map((value) => ({ kind: 'bigint', value }));
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

type ArrayTree = Extract<ValueTree, { kind: 'array' }>;

/** The list was measured, or its items joined. */
function listReplacements(list: ArrayTree, mine: ComparedDto, other: ComparedDto): readonly ValueTree[] {
  if (mine.kind === 'number' && other.kind === 'number' && fromNumberLiteral(mine.value) === list.items.length) return resizedLists(list, fromNumberLiteral(other.value));
  if (mine.kind !== 'string' || other.kind !== 'string') return [];
  const texts = list.items.map((item) => (item.kind === 'string' || item.kind === 'number' ? String(item.value) : undefined));
  const separator = texts.includes(undefined) ? undefined : separatorOf(texts as readonly string[], mine.value);
  const separators = separator === undefined ? [] : texts.length < 2 ? [...new Set(other.value.match(/[^\p{L}\p{N}]/gu) ?? [''])] : [separator];
  return separators.map((one) => ({ kind: 'array', items: other.value.split(one).slice(0, LONGEST_LIST).map(stringValue) }));
}

/** What stands between the texts when they are joined to `joined`; `undefined` when they are not. */
function separatorOf(texts: readonly string[], joined: string): string | undefined {
  const [first, second] = texts;
  if (first === undefined || second === undefined) return (first ?? '') === joined ? '' : undefined;
  const end = joined.indexOf(second, first.length);
  const separator = joined.slice(first.length, end);
  return end >= 0 && texts.join(separator) === joined ? separator : undefined;
}

/** With the items that are there again, and, where they are numbers, with what comes after them. */
function resizedLists({ items }: ArrayTree, wanted: number): readonly ValueTree[] {
  return around(wanted)
    .filter((length) => isLength(length) && length <= LONGEST_LIST)
    .flatMap((length): ValueTree[] => {
      const repeated = Array.from({ length }, (_, i) => items[i % Math.max(1, items.length)] ?? numberValue(i));
      const continued = length > items.length && items.length > 0 ? continuedNumbers(items, length - items.length) : undefined;
      return [{ kind: 'array', items: repeated }, ...(continued === undefined ? [] : [{ kind: 'array' as const, items: continued }])];
    });
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=', '.startsWith': '', '.endsWith': '', '.includes': '' };

function mirrored(operator: string): string {
  return MIRRORED[operator] ?? operator;
}
