import type { ValueTree } from '@auklet/protocol';
import { walk, replaceAt } from '../model/value-tree.ts';
import { jsonText, valueInJson } from '../values/json-text.ts';
import type { TextView } from './text-view.ts';

const MOST = 12;
const LONGEST = 64;

/** Strings and numbers within a value that a text spells in JSON. */
export function jsonLeaves(text: string): readonly TextView[] {
  const tree = isJson(text) ? valueInJson(text) : undefined;
  if (tree === undefined) return [];
  return [...walk(tree)].slice(0, MOST).flatMap(({ value, path }) => {
    if (value.kind !== 'string' && value.kind !== 'number') return [];
    const put = (next: string): string => jsonText(replaceAt(tree, path, likeBefore(value, next)));
    return [{ value: String(value.value), put }];
  });
}

function likeBefore(before: ValueTree, next: string): ValueTree {
  const number = Number(next);
  return before.kind === 'number' && next !== '' && Number.isFinite(number) ? { kind: 'number', value: number } : { kind: 'string', value: next };
}

/** The same JSON with a list of one length made as long as wanted: one text for each list that has it. */
export function resizedJsonLists(text: string, before: number, after: number): readonly string[] {
  const tree = isJson(text) ? valueInJson(text) : undefined;
  if (tree === undefined) return [];
  return [...walk(tree)].slice(0, MOST).flatMap(({ value, path }) => {
    if (value.kind !== 'array' || value.items.length !== before || after > LONGEST) return [];
    const items = Array.from({ length: after }, (_, i): ValueTree => value.items[i % Math.max(1, before)] ?? { kind: 'number', value: i });
    return [jsonText(replaceAt(tree, path, { kind: 'array', items }))];
  });
}

/** Whether a text looks like a list or an object in JSON. */
export function isJson(text: string): boolean {
  return /^\s*[[{"]/.test(text);
}
