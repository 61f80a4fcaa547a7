import type { ParameterDto, PropertyTypeDto, TypeDto } from '@auklet/protocol';
import { parameter, typeOf, UNKNOWN_TYPE } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { mergeTypes } from '../types/merge-types.ts';
import type { DocTag } from './doc-comment.ts';
import { docType, type DocTypeLookup } from './doc-type.ts';

/** A function's `@param` tags in order, with `@param opts.depth` folded into `opts`. */
export function docParameters(tags: readonly DocTag[], lookup: DocTypeLookup): ParameterDto[] {
  const entries = tags.filter(({ tag }) => tag === 'param' || tag === 'arg' || tag === 'argument').flatMap((tag) => docEntry(tag, lookup));
  return entries.filter(({ path }) => path.length === 1).map((entry) => {
    const [name = ''] = entry.path;
    const type = withProperties(entry, entries);
    const list = entry.rest ? typeOf({ kind: 'array', element: type }, EVIDENCE_WEIGHTS.documented) : type;
    return parameter(name, list, { optional: entry.optional, rest: entry.rest });
  });
}

export function docReturns(tags: readonly DocTag[], lookup: DocTypeLookup): TypeDto {
  const tag = tags.find((candidate) => candidate.tag === 'returns' || candidate.tag === 'return');
  return tag === undefined || tag.type === '' ? UNKNOWN_TYPE : docType(tag.type, lookup);
}

/** The properties of a `@typedef {Object} Name`, given by `@property` or `@prop` tags. */
export function docProperties(tags: readonly DocTag[], lookup: DocTypeLookup): PropertyTypeDto[] {
  const entries = tags.filter(({ tag }) => tag === 'property' || tag === 'prop').flatMap((tag) => docEntry(tag, lookup));
  return entries.filter(({ path }) => path.length === 1).map((entry) => ({ key: entry.path[0] ?? '', optional: entry.optional, type: withProperties(entry, entries) }));
}

interface DocEntry {
  /** `opts[].size` is `['opts', '[]', 'size']`. */
  readonly path: readonly string[];
  readonly optional: boolean;
  readonly rest: boolean;
  readonly type: TypeDto;
}

function docEntry({ type, rest }: DocTag, lookup: DocTypeLookup): DocEntry[] {
  const bracketed = /^\[\s*([^\]=\s]+(?:\[\][^\]=\s]*)?)\s*(?:=[^]*?)?\]/.exec(rest);
  const plain = /^(?:\.\.\.)?([\w$][\w$.[\]]*)/.exec(rest);
  const name = bracketed?.[1] ?? plain?.[1];
  if (name === undefined) return [];
  const path = name.replace(/\[\]/g, '.[]').split('.').filter((part) => part !== '');
  return [{ path, optional: bracketed !== null || type.endsWith('='), rest: type.startsWith('...') || rest.startsWith('...'), type: docType(type, lookup) }];
}

function withProperties(entry: DocEntry, entries: readonly DocEntry[]): TypeDto {
  const children = entries.filter(({ path }) => path.length > entry.path.length && entry.path.every((part, index) => part === path[index]));
  const direct = children.filter(({ path }) => path.length === entry.path.length + 1);
  const items = direct.find(({ path }) => path.at(-1) === '[]') ?? (children.some(({ path }) => path[entry.path.length] === '[]') ? itemEntry(entry) : undefined);
  if (items !== undefined) return mergeTypes(entry.type, typeOf({ kind: 'array', element: withProperties(items, entries) }, EVIDENCE_WEIGHTS.documented));
  if (direct.length === 0) return entry.type;
  const properties = direct.map((child) => ({ key: child.path.at(-1) ?? '', optional: child.optional, type: withProperties(child, entries) }));
  return mergeTypes(entry.type, typeOf({ kind: 'object', properties }, EVIDENCE_WEIGHTS.documented));
}

function itemEntry(entry: DocEntry): DocEntry {
  return { path: [...entry.path, '[]'], optional: false, rest: false, type: UNKNOWN_TYPE };
}
