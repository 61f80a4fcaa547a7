import { closest, distance } from 'fastest-levenshtein';

/** ` (did you mean seed?)`, or nothing when no known word is near. */
export function didYouMean(word: string, known: readonly string[]): string {
  const near = known.length === 0 ? '' : closest(word, known);
  return near !== '' && near !== word && distance(word, near) <= Math.max(2, Math.floor(near.length / 3)) ? ` (did you mean ${near}?)` : '';
}
