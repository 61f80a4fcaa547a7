import type { PropertyTree, ValueTree } from '@auklet/protocol';
import { isPlainKey } from '../printing/nodes.ts';
import { withArticle } from './article.ts';
import { visibleString } from './visible-string.ts';

/** A value is written out when it takes no more room than this; else it is described. */
const MOST_CHARACTERS = 40;
const MOST_KEYS = 3;

/** A value in the words of a test title: `null`, `an empty string`, `[1, 2]`, `an object with a and b`. */
export function phrase(tree: ValueTree): string {
  return emptyPhrase(tree) ?? short(literalPhrase(tree)) ?? description(tree);
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(parts: readonly string[]): string {
  if (parts.length <= 1) return parts[0] ?? '';
  return `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}

function emptyPhrase(tree: ValueTree): string | undefined {
  switch (tree.kind) {
    case 'string':
      if (tree.value === '') return 'an empty string';
      return tree.value.trim() === '' ? 'a blank string' : undefined;
    case 'array':
    case 'set':
      return tree.items.length === 0 ? `an empty ${tree.kind}` : undefined;
    case 'object':
      return tree.properties.length === 0 ? 'an empty object' : undefined;
    case 'map':
      return tree.entries.length === 0 ? 'an empty map' : undefined;
    default:
      return undefined;
  }
}

/** The value as a literal, as far as a title can show it. */
function literalPhrase(tree: ValueTree): string | undefined {
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
      return visibleString(tree.value, MOST_CHARACTERS);
    case 'symbol':
      return tree.wellKnown ? `Symbol.${tree.description}` : undefined;
    case 'regexp':
      return tree.source.includes('\\') ? undefined : `/${tree.source}/${tree.flags}`;
    case 'array':
      return enclosed('[', tree.items.map(literalPhrase), ']');
    case 'object':
      return enclosed('{ ', tree.properties.map(propertyPhrase), ' }');
    default:
      return undefined;
  }
}

function enclosed(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  if (parts.length === 0) return `${open.trim()}${close.trim()}`;
  return parts.includes(undefined) ? undefined : `${open}${parts.join(', ')}${close}`;
}

function propertyPhrase({ key, role, value }: PropertyTree): string | undefined {
  const written = role === 'data' ? literalPhrase(value) : undefined;
  return written === undefined ? undefined : `${keyPhrase(key)}: ${written}`;
}

function keyPhrase(key: string): string {
  return isPlainKey(key) ? key : visibleString(key, MOST_CHARACTERS);
}

function description(tree: ValueTree): string {
  switch (tree.kind) {
    case 'symbol':
      return 'a symbol';
    case 'regexp':
      return 'a pattern';
    case 'date':
      return tree.milliseconds === 'NaN' ? 'an invalid date' : 'a date';
    case 'array':
      return `an array of ${counted(tree.items.length, 'item')}`;
    case 'object':
      return `an object with ${valuesPhrase(tree.properties) ?? keysPhrase(tree.properties)}`;
    case 'map':
      return `a map of ${counted(tree.entries.length, 'entry', 'entries')}`;
    case 'set':
      return `a set of ${counted(tree.items.length, 'item')}`;
    case 'typed-array':
      return tree.items.length === 0 ? `an empty ${tree.type}` : `${withArticle(tree.type)} of ${counted(tree.items.length, 'item')}`;
    case 'error':
      return withArticle(tree.type);
    case 'promise':
      return `a ${tree.state} promise`;
    case 'function':
      return functionPhrase(tree.style);
    case 'iterable':
      return tree.async ? 'an async iterable' : 'an iterable';
    case 'reference':
      return 'an earlier result';
    case 'export':
      return tree.path.filter((part) => part !== 'default').join('.') || 'the export';
    default:
      return `a long ${tree.kind}`;
  }
}

/** `status 404 and body "not found"`, when that is short. */
function valuesPhrase(properties: readonly PropertyTree[]): string | undefined {
  const told = properties.flatMap(({ key, role, value }) => {
    const literal = role === 'data' && isTelling(value) ? literalPhrase(value) : undefined;
    return literal === undefined ? [] : [`${keyPhrase(key)} ${literal}`];
  });
  return told.length === 0 ? undefined : short(listed(told.slice(0, MOST_KEYS))) ?? short(told[0]);
}

/** Texts and numbers that are not empty. */
function isTelling(value: ValueTree): boolean {
  return (value.kind === 'string' && value.value.trim() !== '') || value.kind === 'number' || value.kind === 'boolean';
}

function keysPhrase(properties: readonly PropertyTree[]): string {
  const keys = properties.slice(0, MOST_KEYS).map(({ key }) => keyPhrase(key));
  return listed(properties.length > MOST_KEYS ? [...keys, `${properties.length - MOST_KEYS} more`] : keys);
}

function functionPhrase(style: Extract<ValueTree, { kind: 'function' }>['style']): string {
  if (style === 'async') return 'an async callback';
  return style === 'generator' ? 'a generator function' : 'a callback';
}

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function short(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= MOST_CHARACTERS ? text : undefined;
}
