import { ratio } from './raw-distance.ts';

const EDIT_DISTANCE_CHARACTERS = 64;
const ALIGNED_CHARACTERS = 10_000;
const WINDOWS = 256;

/** How far `a` is from `b`: aligned from the left, or the edit distance of short strings when that is less. */
export function stringDistance(a: string, b: string): number {
  const aligned = alignedDistance(a, b);
  if (aligned <= 1 || a.length > EDIT_DISTANCE_CHARACTERS || b.length > EDIT_DISTANCE_CHARACTERS) return aligned;
  return Math.min(aligned, editDistance(a, b));
}

/** Length difference plus, per position, ν of the difference of the code units. */
function alignedDistance(a: string, b: string): number {
  const common = Math.min(a.length, b.length, ALIGNED_CHARACTERS);
  let distance = Math.abs(a.length - b.length);
  for (let i = 0; i < common; i++) distance += substitution(a.charCodeAt(i), b.charCodeAt(i));
  return distance;
}

function substitution(a: number, b: number): number {
  return a === b ? 0 : ratio(Math.abs(a - b));
}

function editDistance(a: string, b: string): number {
  let previous = Float64Array.from({ length: b.length + 1 }, (_, column) => column);
  let current = new Float64Array(b.length + 1);
  for (let row = 1; row <= a.length; row++) {
    current[0] = row;
    const code = a.charCodeAt(row - 1);
    for (let column = 1; column <= b.length; column++) {
      const replaced = (previous[column - 1] as number) + substitution(code, b.charCodeAt(column - 1));
      current[column] = Math.min(replaced, (previous[column] as number) + 1, (current[column - 1] as number) + 1);
    }
    [previous, current] = [current, previous];
  }
  return previous[b.length] as number;
}

/** How far `a` is from standing after `b` in code unit order, given that it does not. */
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
  return stringDistance(text.slice(-suffix.length), suffix) + Math.max(0, suffix.length - text.length);
}

/** The least distance of `part` to any window of its length. */
export function containsDistance(text: string, part: string): number {
  if (text.length <= part.length) return stringDistance(text, part);
  const windows = Math.min(text.length - part.length + 1, WINDOWS);
  let least = Number.POSITIVE_INFINITY;
  for (let start = 0; start < windows; start++) {
    least = Math.min(least, alignedDistance(text.slice(start, start + part.length), part));
  }
  return least;
}
