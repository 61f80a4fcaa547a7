import { percentDecoded, percentEncoded } from './percent-encoding.ts';
import type { Lens, TextView } from './text-view.ts';
import { urlParts } from './url-parts.ts';

const MOST_PARTS = 6;
const MOST_CHARACTERS = 8;
const SEPARATOR = /[^\p{L}\p{N}]/gu;
const UNREADABLE = /[\p{Cc}\ufffd]/u;
const CASED = /\p{Ll}|\p{Lu}/u;

/** Each part between separators, for each of the separators that a text has; and what follows the first of each. */
export const separated: Lens = (text) => [...new Set(text.match(SEPARATOR) ?? [])].slice(0, MOST_PARTS).flatMap((separator) => partsBy(text, separator));

function partsBy(text: string, separator: string): readonly TextView[] {
  const parts = text.split(separator);
  const first = text.indexOf(separator) + 1;
  const rest: TextView = { value: text.slice(first), put: (value) => text.slice(0, first) + value };
  const each = parts.slice(0, MOST_PARTS).map((part, at) => ({ value: part, put: (value: string) => parts.with(at, value).join(separator) }));
  return parts.length > 2 ? [...each, rest] : each;
}

/** Case and the spaces around do not matter to many programs. */
export const folded: Lens = (text) => {
  const results = [text.trim(), ...(CASED.test(text) ? [text.toLowerCase(), text.toUpperCase(), text.trim().toLowerCase(), text.trim().toUpperCase()] : [])];
  return [...new Set(results)].filter((value) => value !== text).map((value) => ({ value, put: (other) => other }));
};

/** Each of the first characters. */
export const characters: Lens = (text) =>
  Array.from({ length: Math.min(text.length, MOST_CHARACTERS) }, (_, at) => ({
    value: text[at] as string,
    put: (value) => text.slice(0, at) + value + text.slice(at + 1),
  }));

/** The text decoded, where it is spelled as an encoding spells readable texts. */
export const decoded: Lens = (text) => [
  ...(/^[\w+/-]*=*$/.test(text) ? bytesView(text, 'base64') : []),
  ...(/^(?:[\da-f]{2})*$/i.test(text) ? bytesView(text, 'hex') : []),
  ...percentView(text),
];

function bytesView(text: string, encoding: 'base64' | 'hex'): readonly TextView[] {
  const value = Buffer.from(text, encoding).toString('utf8');
  return UNREADABLE.test(value) ? [] : [{ value, put: (next) => Buffer.from(next, 'utf8').toString(encoding) }];
}

function percentView(text: string): readonly TextView[] {
  const value = text.includes('%') ? percentDecoded(text) : undefined;
  return value === undefined ? [] : [{ value, put: percentEncoded }];
}

/** Ways to look at a text that may be followed by others. */
export const OUTER_LENSES: readonly Lens[] = [separated, urlParts, decoded];
