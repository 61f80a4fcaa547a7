import type { ValueTree } from '@auklet/protocol';
import { childrenOf } from './value-children.ts';

const LONGEST = 24;
const MOST_PARTS = 4;

/** Adds the names in a value to `words`: property names, short strings, and the words that longer strings are made of. */
export function collectWords(value: ValueTree, words: Set<string>): void {
  if (value.kind === 'string') collectParts(value.value, words);
  if (value.kind === 'object') for (const { key } of value.properties) words.add(key);
  for (const child of childrenOf(value)) collectWords(child, words);
}

function collectParts(text: string, words: Set<string>): void {
  if (text === '') return;
  if (text.length <= LONGEST) words.add(text);
  const parts = text.slice(0, 200).match(/[\p{L}\p{N}_$]+/gu) ?? [];
  for (const part of parts.slice(0, MOST_PARTS)) if (part.length <= LONGEST) words.add(part);
}
