import { ratio } from './raw-distance.ts';

const EDIT_DISTANCE_CHARACTERS = 64;
const ALIGNED_CHARACTERS = 10_000;
const WINDOWS = 256;

/**
 * How far `a` is from `b`: aligned from the left, or the edit distance of short strings that share characters in
 * other places, when that is less.
 *
 * @param limit the least distance so far. Parsers compare the same few words over and over, so strings whose
 * alignment does not come nearer than that are not worth an edit distance; the result is then `limit`.
 */
export function stringDistance(a: string, b: string, limit: number = Number.POSITIVE_INFINITY): number {
  const least = Math.abs(a.length - b.length);
  if (least >= limit) return limit;
  const aligned = alignedDistance(a, b, 0);
  if (aligned >= limit) return limit;
  if (aligned <= 1 || aligned === least || a.length > EDIT_DISTANCE_CHARACTERS || b.length > EDIT_DISTANCE_CHARACTERS) return aligned;
  return shiftedDistance(a, b, aligned);
}

/** A power of two. */
const REMEMBERED = 256;
const lefts = Array.from({ length: REMEMBERED }, () => '');
const rights = Array.from({ length: REMEMBERED }, () => '');
const distances = new Float64Array(REMEMBERED);

/** The edit distance where it may be less; tests of one module compare the same words, so the last pairs are remembered. */
function shiftedDistance(a: string, b: string, aligned: number): number {
  const slot = (37 * a.charCodeAt(0) + 11 * b.charCodeAt(0) + 5 * a.length + b.length) & (REMEMBERED - 1);
  if (lefts[slot] === a && rights[slot] === b) return distances[slot] as number;
  lefts[slot] = a;
  rights[slot] = b;
  return (distances[slot] = isShifted(a, b) ? editDistance(a, b, aligned) : aligned);
}

/** Whether a character of one string stands elsewhere in the other, so that inserting or deleting can help. */
function isShifted(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  for (let i = 0; i < short.length; i++) {
    const at = long.indexOf(short[i] as string);
    if (at >= 0 && at !== i) return true;
  }
  return false;
}

/** Length difference plus, per position, ν of the difference of the code units; `b` stands at `offset` of `a`. */
function alignedDistance(a: string, b: string, offset: number, length: number = a.length): number {
  const common = Math.min(length, b.length, ALIGNED_CHARACTERS);
  let distance = Math.abs(length - b.length);
  for (let i = 0; i < common; i++) distance += substitution(a.charCodeAt(offset + i), b.charCodeAt(i));
  return distance;
}

function substitution(a: number, b: number): number {
  return a === b ? 0 : ratio(Math.abs(a - b));
}

const CELLS = EDIT_DISTANCE_CHARACTERS + 2;
const evenRow = new Float64Array(CELLS);
const oddRow = new Float64Array(CELLS);

/** Within a band around the diagonal, outside of which the cost is at least `limit`; gives up when no path stays below it. */
function editDistance(a: string, b: string, limit: number): number {
  const band = Math.min(Math.ceil(limit), CELLS);
  let previous = evenRow;
  let current = oddRow;
  for (let column = 0; column <= b.length; column++) previous[column] = column;
  for (let row = 1; row <= a.length; row++) {
    const code = a.charCodeAt(row - 1);
    const first = row - band > 1 ? row - band : 1;
    const last = row + band < b.length ? row + band : b.length;
    let left = first === 1 ? row : limit;
    let least = left;
    current[first - 1] = left;
    for (let column = first; column <= last; column++) {
      const other = b.charCodeAt(column - 1);
      const replaced = (previous[column - 1] as number) + (code === other ? 0 : ratio(code > other ? code - other : other - code));
      const above = previous[column] as number;
      const shifted = (above < left ? above : left) + 1;
      left = replaced < shifted ? replaced : shifted;
      if (left < least) least = left;
      current[column] = left;
    }
    if (least >= limit) return limit;
    current[last + 1] = limit;
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}

/** How far `a` is from the other side of `b` in code unit order, where a string comes before its extensions. */
export function orderDistance(a: string, b: string): number {
  const common = Math.min(a.length, b.length);
  for (let i = 0; i < common; i++) {
    const difference = a.charCodeAt(i) - b.charCodeAt(i);
    if (difference !== 0) return Math.abs(difference) + 1;
  }
  return Math.abs(a.length - b.length) + 1;
}

export function prefixDistance(text: string, prefix: string): number {
  return stringDistance(text.slice(0, prefix.length), prefix) + Math.max(0, prefix.length - text.length);
}

export function suffixDistance(text: string, suffix: string): number {
  return stringDistance(text.slice(Math.max(0, text.length - suffix.length)), suffix) + Math.max(0, suffix.length - text.length);
}

/** The least distance of `part` to any window of its length. */
export function containsDistance(text: string, part: string): number {
  if (text.length <= part.length) return stringDistance(text, part);
  const windows = Math.min(text.length - part.length + 1, WINDOWS);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < windows; start++) least = Math.min(least, alignedDistance(text, part, start, part.length));
  return least;
}
