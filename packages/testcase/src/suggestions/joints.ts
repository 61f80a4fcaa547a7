const MOST = 4;
const MOST_OWN = 2;
const USUAL: readonly string[] = ['-', '/', ':', ',', ' ', '.'];

/** What may stand before one more part of a text: what separates those that are there, or what separates things elsewhere. */
export function joints(text: string, separators: readonly string[]): readonly string[] {
  const own = separatorsIn(text);
  const missing = absentSeparators(text, own.length > 0 ? separators : [...separators, ...USUAL]);
  return [...missing.slice(0, MOST - Math.min(MOST_OWN, own.length)), ...own.slice(0, MOST_OWN)];
}

/** Those that do not stand in the text. */
export function absentSeparators(text: string, separators: readonly string[]): readonly string[] {
  return [...new Set(separators)].filter((separator) => !text.includes(separator));
}

export function separatorsIn(text: string): readonly string[] {
  return [...new Set(text.match(/[^\p{L}\p{N}]/gu) ?? [])];
}
