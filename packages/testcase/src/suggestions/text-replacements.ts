import { type ComparedDto, fromNumberLiteral } from '@auklet/protocol';
import { resizedJsonLists } from '../views/json-leaves.ts';
import { around, isLength } from './numbers-near.ts';
import type { TextView } from '../views/text-view.ts';

const MOST_VIEWS = 6;
const MOST_EMPTY = 2;
const DIGIT = /\d/g;
const SEPARATOR = /[^\p{L}\p{N}]/gu;

/** A text of a test case, with what a program may make of it. */
export interface ViewedText {
  readonly text: string;
  readonly views: readonly TextView[];
}

/** Texts in the place of one that `mine`, one side of a comparison, was made of. */
export function textReplacements({ text, views }: ViewedText, mine: ComparedDto, other: ComparedDto, operator: string): readonly string[] {
  if (mine.kind === 'string') return textForText(text, views, mine.value, textsFrom(other, mine.value, operator));
  if (mine.kind !== 'number' || other.kind !== 'number') return [];
  return textsForNumbers(text, views, fromNumberLiteral(mine.value), around(fromNumberLiteral(other.value)));
}

/** The operand is the text, or a view or part of it, or the text is a part of the operand. */
function textForText(text: string, views: readonly TextView[], mine: string, targets: readonly string[]): readonly string[] {
  if (text === mine) return targets;
  const seen = views.filter(({ value }) => value === mine).slice(0, MOST_VIEWS);
  const viewed = targets.flatMap((target) => seen.flatMap(({ put }) => put(target) ?? []));
  if (mine === '') return viewed;
  const replaced = text.includes(mine) && seen.length === 0 ? targets.map((target) => text.replace(mine, () => target)) : [];
  return [...viewed, ...replaced, ...(text !== '' && mine.length > text.length ? targets.flatMap((target) => partsOfTarget(text, mine, target)) : [])];
}

/** Where the operand is the text with something around it: what of the target stands there. */
function partsOfTarget(text: string, mine: string, target: string): readonly string[] {
  const at = mine.indexOf(text);
  if (at < 0) return [];
  const [before, after] = [mine.slice(0, at), mine.slice(at + text.length)];
  if (target.startsWith(before) && target.endsWith(after) && target.length >= before.length + after.length) {
    return [target.slice(before.length, target.length - after.length)];
  }
  const [from, to] = [before === '' ? 0 : target.lastIndexOf(before.at(-1) as string) + 1, after === '' ? -1 : target.indexOf(after[0] as string)];
  const part = target.slice(from, to < from ? target.length : to);
  return part === target ? [] : [part];
}

/** The text with another number in the place of one. */
type Renumbering = (after: number) => string | undefined;

/** The operand is the number that the text or a view of it spells, or counts something in it. */
function textsForNumbers(text: string, views: readonly TextView[], before: number, wanted: readonly number[]): readonly string[] {
  const whole: TextView = { value: text, put: (value) => value };
  const spelled = [whole, ...views].flatMap((view) => spelling(view, before) ?? []);
  const further = new Set(views.filter(({ value }) => value === '').slice(MOST_EMPTY));
  const counted = [whole, ...views.filter((view) => (view.value.length > 1 || before < 2) && !further.has(view))].flatMap((view) => recountings(view, before));
  return wanted.flatMap((after) => {
    const renumbered = [...spelled, ...(isLength(after) ? counted : [])].flatMap((renumber) => renumber(after) ?? []);
    return [...resizedJsonLists(text, before, after), ...renumbered].slice(0, MOST_VIEWS);
  });
}

function spelling({ value, put }: TextView, before: number): Renumbering | undefined {
  if (value.trim() === '') return undefined;
  if (Number(value) === before || Number.parseFloat(value) === before) return (after) => put(String(after));
  if (Number.parseInt(value, 16) === before) return (after) => (Number.isInteger(after) ? put(after.toString(16)) : undefined);
  if (value.length !== 1 || value.charCodeAt(0) !== before) return undefined;
  return (after) => (after >= 0 && after <= 0xffff ? put(String.fromCharCode(after)) : undefined);
}

/** As many characters, parts or digits as wanted. */
function recountings({ value, put }: TextView, before: number): readonly Renumbering[] {
  if (value.length < before - 1) return [];
  const resized: Renumbering[] = value.length === before ? [(after) => put(resizedText(value, after))] : [];
  const separators = [...new Set(value.match(SEPARATOR) ?? [])].filter((separator) => value.split(separator).length === before);
  const divided = separators.slice(0, 2).map((separator): Renumbering => (after) => put(resizedItems(value.split(separator), after).join(separator)));
  const digits = value.match(DIGIT)?.length ?? 0;
  const numbered: Renumbering[] = digits === before && digits !== value.length ? [(after) => (after > before ? put(value + '1'.repeat(after - before)) : undefined)] : [];
  return [...resized, ...divided, ...numbered];
}

function resizedText(text: string, length: number): string {
  return text.length >= length ? text.slice(0, length) : (text || 'a').repeat(Math.ceil(length / (text.length || 1))).slice(0, length);
}

function resizedItems(items: readonly string[], length: number): readonly string[] {
  return Array.from({ length }, (_, i) => items[i] ?? items.at(-1) ?? 'a');
}

/** What a string has to become so that the comparison comes out otherwise. */
export function textsFrom(other: ComparedDto, mine: string, operator: string): readonly string[] {
  if (other.kind === 'string') return textsFromText(other.value, mine, operator);
  if (other.kind === 'array') return other.items.filter((item) => typeof item === 'string');
  return other.kind === 'object' ? other.keys : [];
}

function textsFromText(value: string, mine: string, operator: string): readonly string[] {
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
