import type { PropertyTree, ValueTree } from '@auklet/protocol';
import { quote } from '../printing/quote.ts';

const MOST_CHARACTERS = 24;
const MOST_KEYS = 3;

/** A value in the words of a test title: `null`, `an empty string`, `[1, 2]`, `an object with a and b`. */
export function phrase(tree: ValueTree): string {
  switch (tree.kind) {
    case 'undefined':
    case 'null':
      return tree.kind;
    case 'boolean':
    case 'number':
      return String(tree.value);
    case 'bigint':
      return `${tree.value}n`;
    case 'string':
      return stringPhrase(tree.value);
    case 'symbol':
      return tree.wellKnown ? `Symbol.${tree.description}` : 'a symbol';
    case 'regexp':
      return (tree.source.includes('\\') ? undefined : short(`/${tree.source}/${tree.flags}`)) ?? 'a pattern';
    case 'date':
      return tree.milliseconds === 'NaN' ? 'an invalid date' : 'a date';
    case 'array':
      return arrayPhrase(tree.items);
    case 'object':
      return objectPhrase(tree.properties);
    case 'map':
    case 'set':
      return sized(tree.kind, tree.kind === 'map' ? tree.entries.length : tree.items.length);
    case 'typed-array':
      return sized(tree.type, tree.items.length);
    case 'error':
      return withArticle(tree.type);
    case 'promise':
      return `a ${tree.state} promise`;
    case 'function':
      return tree.style === 'async' ? 'an async callback' : tree.style === 'generator' ? 'a generator function' : 'a callback';
    case 'iterable':
      return tree.async ? 'an async iterable' : 'an iterable';
    case 'reference':
      return 'an earlier value';
    case 'export':
      return tree.path.filter((part) => part !== 'default').join('.') || 'the export';
  }
}

/** `a Queue`, `an Error`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) && !/^(?:ur[il]|uint)/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function stringPhrase(value: string): string {
  if (value === '') return 'an empty string';
  if (value.trim() === '') return 'a blank string';
  return (/['"\\\p{C}]/u.test(value) ? undefined : short(quote(value))) ?? `a string of ${value.length} characters`;
}

function arrayPhrase(items: readonly ValueTree[]): string {
  if (items.length === 0) return 'an empty array';
  const written = items.every((item) => ['number', 'boolean', 'null', 'undefined', 'string', 'bigint'].includes(item.kind)) ? short(`[${items.map(literal).join(', ')}]`) : undefined;
  return written ?? `an array of ${items.length} ${items.length === 1 ? 'item' : 'items'}`;
}

function literal(tree: ValueTree): string {
  return tree.kind === 'string' ? quote(tree.value) : phrase(tree);
}

function objectPhrase(properties: readonly PropertyTree[]): string {
  if (properties.length === 0) return 'an empty object';
  const [only] = properties;
  if (properties.length === 1 && only !== undefined && ['boolean', 'number', 'null', 'undefined'].includes(only.value.kind)) {
    const written = short(`${only.key}: ${phrase(only.value)}`);
    if (written !== undefined) return `{ ${written} }`;
  }
  const keys = properties.slice(0, MOST_KEYS).map(({ key }) => short(key) ?? 'a long key');
  return `an object with ${listed(properties.length > MOST_KEYS ? [...keys, 'more'] : keys)}`;
}

function sized(type: string, size: number): string {
  return size === 0 ? `an empty ${type}` : `${withArticle(type)} of ${size}`;
}

function short(text: string): string | undefined {
  return text.length <= MOST_CHARACTERS ? text : undefined;
}
