import { type ComparedDto, type ComparisonDto, fromNumberLiteral, type ValueTree } from '@auklet/protocol';
import { isBuiltinMember } from '../cluster/builtin-members.ts';
import { numberValue } from '../values/sample-number.ts';
import { stringValue } from '../values/sample-string.ts';
import { isJson } from '../views/json-leaves.ts';
import { percentEncoded } from '../views/percent-encoding.ts';
import { isLength } from './numbers-near.ts';
import type { ConstantPool } from '../cluster/constant-pool.ts';
import type { TextView } from '../views/text-view.ts';
import { type Change, placeOf } from './change.ts';
import { absentSeparators, joints, separatorsIn } from './joints.ts';
import type { Leaf } from './leaf.ts';
import type { ViewedLeaf } from './replacements.ts';
import type { ViewedText } from './text-replacements.ts';

const MOST_LEAVES = 3;
const MOST_REPEATED = 12;
const MOST_PARTS = 3;
const MOST_KEYS = 6;
const MOST_NAMED = 2;
const MOST_NUMBERED = 5;
const MOST_MISSING = 2;
const MOST_EXTENDED = 3;
const SOME_NUMBER = '1';
const STRING_LITERAL = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const MEMBER = /[\])\w]\??\.([A-Za-z_$][\w$]*)/g;
const KEY = /^[\w-]+$/;
const PAIR = /[^\s=&;?]=/;
/** Of an address that ends with a fragment. */
const BEFORE_FRAGMENT = /^(?:[a-z][a-z\d+.-]*:|\/)[^\s#]*(?=#)/i;
const WORD = /[^\s\d,;:|/&=.-]/;
const WORDS = /[^\s,;:|/&=]+/g;
const NUMBER = /\d{1,9}/g;

/**
 * For comparisons with a constant whose other side cannot be found in any input: numbers are moved by what is missing,
 * texts get the constant encoded, appended, or as the value of a key that the condition names in `text`; where something
 * was found false, they get what the condition spells.
 */
export function* unmatchedChanges(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, text: string, pool: ConstantPool): Generator<Change, void> {
  const { left, right } = comparison;
  const leaves = viewed.map(({ leaf }) => leaf);
  const numbers = leaves.filter(({ value }) => value.kind === 'number').slice(0, MOST_LEAVES);
  const texts = viewed.filter(({ viewed: views }) => views !== undefined).slice(0, MOST_LEAVES);
  for (const leaf of numbers) for (const value of moved(leaf, left, right)) yield changeTo(leaf, value);
  for (const leaf of leaves.slice(0, MOST_LEAVES * 2)) for (const value of repeated(leaf, left, right)) yield changeTo(leaf, value);
  for (const one of texts) for (const value of textsWith(one, comparison, text, pool)) yield changeTo(one.leaf, stringValue(value));
}

/**
 * Texts that get the constant as the value of a key that the condition names and no input holds: such a condition sees
 * nothing, or a number made of nothing, which may look like something that is in the input.
 */
export function keyedChanges(viewed: readonly ViewedLeaf[], { left, right }: ComparisonDto, condition: string): Change[] {
  const target = isConstant(right) ? right : left;
  if (target.kind !== 'string' && target.kind !== 'number') return [];
  const value = target.kind === 'number' ? String(fromNumberLiteral(target.value)) : target.value;
  const texts = viewed.flatMap(({ leaf, viewed: views }) => (views === undefined ? [] : [{ leaf, text: views.text }])).slice(0, MOST_LEAVES);
  const keys = literalsIn(condition).filter((key) => KEY.test(key) && key !== value && !texts.some(({ text }) => text.includes(key)));
  return texts.flatMap(({ leaf, text }) => keys.slice(0, 1).flatMap((key) => withKey(text, key, value).map((next) => changeTo(leaf, stringValue(next)))));
}

function literalsIn(condition: string): readonly string[] {
  return Array.from(condition.matchAll(STRING_LITERAL), ([, , literal]) => literal ?? '');
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

/** As many equal items as something was to be: it may have counted them. */
function repeated({ value }: Leaf, left: ComparedDto, right: ComparedDto): readonly ValueTree[] {
  const [first] = value.kind === 'array' ? value.items : [];
  if (first === undefined || left.kind !== 'number' || right.kind !== 'number') return [];
  const count = fromNumberLiteral(right.value);
  return isLength(count) && count > 1 && count <= MOST_REPEATED ? [{ kind: 'array', items: Array.from({ length: count }, () => first) }] : [];
}

function textsWith({ viewed }: ViewedLeaf, comparison: ComparisonDto, condition: string, { separators, keys }: ConstantPool): readonly string[] {
  if (viewed === undefined) return [];
  const { text, views } = viewed;
  const { left, right, operator } = comparison;
  if (left.kind === 'boolean' && !left.value) return withNamed(text, condition, separators);
  if (operator === 'truthy' || operator === 'nullish') return [];
  const isRight = isConstant(right) && !(isNotANumber(right) && left.kind === 'number' && !isNotANumber(left));
  const [mine, target] = isRight ? [left, right] : [right, left];
  if (target.kind === 'number') {
    const wanted = fromNumberLiteral(target.value);
    const missing = mine.kind === 'number' ? wanted - fromNumberLiteral(mine.value) : Number.NaN;
    if (isNotANumber(target)) return isNotANumber(mine) ? partsNumbered(views, SOME_NUMBER) : [];
    const known = isNotANumber(mine) ? [...partsNumbered(views, String(wanted + beyond(operator, isRight))), ...partsNamed(views, keys)] : [];
    const filled = mine.kind === 'number' && fromNumberLiteral(mine.value) === 0 ? emptyNumbered(views, String(wanted + beyond(operator, isRight))) : [];
    const added = isNotANumber(mine) || mine.kind === 'undefined' ? withNumber(text, String(wanted + beyond(operator, isRight)), separators) : [];
    return [...withKeys(text, String(wanted), condition), ...added, ...known, ...withNumbersMoved(text, missing), ...textsForNumber(text, wanted), ...counted(text, separators), ...filled];
  }
  if (target.kind !== 'string' || target.value === '') return [];
  const added = isNothing(mine) ? [...appended(text, target.value, separators), ...partsExtended(viewed, target.value, separators)] : [];
  return [...withKeys(text, target.value, condition), ...added, ...encoded(target.value), ...encodedParts(views, target.value)];
}

function isNotANumber(operand: ComparedDto): boolean {
  return operand.kind === 'number' && Number.isNaN(fromNumberLiteral(operand.value));
}

/** How far beyond the limit a whole number has to be for the comparison to hold. */
function beyond(operator: string, isLimitRight: boolean): number {
  if (operator !== '<' && operator !== '>') return 0;
  return (operator === '>') === isLimitRight ? 1 : -1;
}

/** No number stood there: it comes next, with a separator before it, or before everything else. */
function withNumber(text: string, number: string, separators: readonly string[]): readonly string[] {
  return text === '' ? [number] : [...joints(text, separators).map((separator) => text + separator + number), number + text];
}

/** A text that the condition spells as one more part: a list of parts, none of which it was, may have been asked for it. */
function withNamed(text: string, condition: string, separators: readonly string[]): readonly string[] {
  const named = literalsIn(condition).filter((literal) => literal !== '' && !text.includes(literal));
  const before = [...new Set([...separators.slice(0, MOST_PARTS), ...separatorsIn(text).slice(0, MOST_PARTS)])];
  return named.slice(0, MOST_NAMED).flatMap((literal) => [...before.map((joint) => text + joint + literal), text + literal]);
}

/** A part of the text, which is no number, may have to be one. */
function partsNumbered(views: readonly TextView[], number: string): readonly string[] {
  return views.filter(({ value }) => WORD.test(value)).slice(0, MOST_NUMBERED).flatMap(({ put }) => put(number) ?? []);
}

/** Nothing at all counts as zero when it is read as a number. */
function emptyNumbered(views: readonly TextView[], number: string): readonly string[] {
  return views.filter(({ value }) => value.trim() === '').slice(0, MOST_PARTS).flatMap(({ put }) => put(number) ?? []);
}

/** A part of the text may name something that there is not. */
function partsNamed(views: readonly TextView[], keys: readonly string[]): readonly string[] {
  return views.slice(0, MOST_PARTS).flatMap(({ put }) => keys.slice(0, MOST_KEYS).flatMap((key) => put(key) ?? []));
}

/** One more of what separates things elsewhere, a pair of them, or each once more: what was compared may count them. */
function counted(text: string, separators: readonly string[]): readonly string[] {
  const doubled = text.replace(/[^\p{L}\p{N}\s]/gu, '$&$&');
  const some = separators.slice(0, MOST_PARTS);
  const pairs = some.flatMap((first) => some.flatMap((second) => (first === second ? [] : [text + first + second])));
  return [...(doubled === text ? [] : [doubled]), ...pairs, ...some.map((separator) => text + separator)];
}

/** Behind a prefix or between separators something encoded may stand. */
function encodedParts(views: readonly TextView[], target: string): readonly string[] {
  const parts = views.filter(({ value }) => value.length !== 1);
  return parts.slice(0, MOST_PARTS).flatMap(({ put }) => encoded(target).flatMap((text) => put(text) ?? []));
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

/** Each of the numbers in a text moved by what is missing: what was compared may be their sum. Where it was no number, all words become one. */
function withNumbersMoved(text: string, missing: number): readonly string[] {
  if (Number.isNaN(missing)) return WORD.test(text) ? [text.replace(WORDS, '1')] : [];
  if (!Number.isInteger(missing) || missing === 0) return [];
  return [...text.matchAll(NUMBER)].slice(0, MOST_LEAVES).map(({ 0: number, index }) => text.slice(0, index) + String(Number(number) + missing) + text.slice(index + number.length));
}

/** The value of a key, as queries, settings and JSON write them. */
function withKeys(text: string, target: string, condition: string): readonly string[] {
  const keys = literalsIn(condition).filter((key) => key !== '' && key !== target);
  const names = [...new Set([...keys.slice(0, 2), ...Array.from(condition.matchAll(MEMBER), ([, name]) => name as string).filter((name) => !isBuiltinMember(name)).slice(0, 1)])];
  return names.flatMap((key) => withKey(text, key, target));
}

function withKey(text: string, key: string, value: string): readonly string[] {
  const inQuery = percentEncoded(value) ?? value;
  const head = BEFORE_FRAGMENT.exec(text)?.[0] ?? text;
  const fragment = text.slice(head.length);
  return PAIR.test(head) ? pairedWith(head, `${key}=${inQuery}`).map((paired) => paired + fragment) : [`${head}?${key}=${inQuery}${fragment}`, `${key}=${value}`];
}

/** One more pair, behind those that are there: with what stands between them, or one of the usual things. */
function pairedWith(text: string, pair: string): readonly string[] {
  const between = /=[^=&;,\n]*(&|; ?|, ?|\n)/.exec(text)?.[1];
  return between === undefined ? ['&', '; ', '\n'].map((separator) => text + separator + pair) : [text + between + pair];
}

/** Nothing stood where something was compared. */
function isNothing(operand: ComparedDto): boolean {
  return operand.kind === 'undefined' || operand.kind === 'null' || (operand.kind === 'string' && operand.value === '');
}

/** A part of the text, an empty one before others, gets the constant as a part of its own, behind a separator that the text has not. */
function partsExtended({ text, views }: ViewedText, target: string, separators: readonly string[]): readonly string[] {
  if (isJson(text) || views.some(({ value }) => isJson(value))) return [];
  const missing = absentSeparators(text, separators).slice(0, MOST_MISSING);
  const empty = views.filter(({ value }) => value === '').slice(0, MOST_EXTENDED);
  const parts = [...empty, ...views.filter(({ value }) => value !== '')].slice(0, MOST_EXTENDED + 1);
  return parts.flatMap(({ value, put }) => missing.flatMap((separator) => put(value + separator + target) ?? []));
}

/** The constant comes next, with a separator before it or without. */
function appended(text: string, target: string, separators: readonly string[]): readonly string[] {
  return [...joints(text, separators).map((separator) => text + separator + target), text + target];
}

function encoded(target: string): readonly string[] {
  const [base64, hexadecimal] = (['base64', 'hex'] as const).map((encoding) => Buffer.from(target, 'utf8').toString(encoding));
  return [base64 as string, hexadecimal as string, percentEncoded(target) ?? target].filter((text) => text !== target);
}
