import type { AssertionDto, SnapshotDto, ValueTree } from '@auklet/protocol';
import { literalTree } from './literal-tree.ts';

type Distributed<T> = T extends AssertionDto ? Omit<T, 'statement'> : never;

/** An assertion about a value whose statement is not yet said. */
export type Claim = Distributed<AssertionDto>;
type Path = readonly (string | number)[];

/** Fields of one object, or items of one array, that are claimed one by one. */
const MOST_PARTS = 4;
/** Levels of plain objects whose parts are claimed; it also ends cycles. */
const DEEPEST_PART = 3;
/** A double with more digits than this is the result of rounding. */
const MOST_EXACT_DIGITS = 10;
/** A shorter constructor name is what a minifier left. */
const LEAST_NAME = 3;
const BUFFERS: ReadonlySet<string> = new Set(['ArrayBuffer', 'SharedArrayBuffer', 'DataView', 'WeakMap', 'WeakSet', 'Array', 'Map', 'Set', 'Error']);

/** What can be said of a value: all of it when a literal equals it, otherwise its kind and its most telling parts. */
export function claimsOf(snapshot: SnapshotDto, path: Path = []): Claim[] {
  const literal = literalTree(snapshot);
  if (literal !== undefined) return [literalClaim(literal, path)];
  switch (snapshot.kind) {
    case 'string':
      return [{ kind: 'is', path: [...path, 'length'], value: { kind: 'number', value: snapshot.length } }];
    case 'symbol':
      return [{ kind: 'type-of', path, type: 'symbol' }];
    case 'function':
      return [{ kind: 'type-of', path, type: 'function' }];
    case 'array':
      return arrayClaims(snapshot, path);
    case 'object':
      return objectClaims(snapshot, path);
    case 'map':
    case 'set':
      return [...instanceClaim(snapshot.subclass ?? capitalised(snapshot.kind), path), sizeClaim('size', snapshot.size, path)];
    case 'typed-array':
      return [...instanceClaim(snapshot.subclass ?? snapshot.type, path), sizeClaim('length', snapshot.length, path)];
    case 'error':
      return instanceClaim(snapshot.type, path);
    case 'date':
      return instanceClaim(snapshot.subclass ?? 'Date', path);
    case 'regexp':
      return [{ kind: 'is', path: [...path, 'source'], value: { kind: 'string', value: snapshot.source } }];
    case 'promise':
      return instanceClaim('Promise', path);
    case 'opaque':
      return BUFFERS.has(snapshot.type) ? instanceClaim(snapshot.type, path) : [{ kind: 'type-of', path, type: 'object' }];
    case 'boxed':
      return instanceClaim(snapshot.type, path);
    default:
      return [];
  }
}

function literalClaim(literal: ValueTree, path: Path): Claim {
  if (literal.kind === 'number' && typeof literal.value === 'number' && isRounded(literal.value)) return { kind: 'close-to', path, value: literal.value };
  return isPrimitive(literal) ? { kind: 'is', path, value: literal } : { kind: 'equals', path, value: literal };
}

function isPrimitive(tree: ValueTree): boolean {
  return ['undefined', 'null', 'boolean', 'number', 'bigint', 'string', 'symbol'].includes(tree.kind);
}

function isRounded(value: number): boolean {
  return !Number.isInteger(value) && String(value).replaceAll(/e.*|\D/g, '').length > MOST_EXACT_DIGITS;
}

function arrayClaims(snapshot: Extract<SnapshotDto, { kind: 'array' }>, path: Path): Claim[] {
  const items = snapshot.items.slice(0, MOST_PARTS).flatMap((item, i) => literalPart(item, [...path, i]));
  return [sizeClaim('length', snapshot.length, path), ...items];
}

function objectClaims(snapshot: Extract<SnapshotDto, { kind: 'object' }>, path: Path): Claim[] {
  const parts = partClaims(snapshot, path).slice(0, MOST_PARTS);
  if (snapshot.plain) return parts.length > 0 ? parts : [{ kind: 'type-of', path, type: 'object' }];
  const instance = instanceClaim(snapshot.type ?? 'Object', path);
  const claims = [...instance, ...parts];
  return claims.length > 0 ? claims : [{ kind: 'type-of', path, type: 'object' }];
}

/** Parts that a literal equals come first, then what can be said of the others. */
function partClaims({ properties }: Extract<SnapshotDto, { kind: 'object' }>, path: Path): Claim[] {
  const parts = properties.flatMap((property) => ('value' in property && isPublic(property.key) ? [{ value: property.value, path: [...path, property.key] }] : []));
  const isWhole = (part: SnapshotDto): boolean => literalTree(part) !== undefined;
  return [...parts.filter(({ value }) => isWhole(value)), ...parts.filter(({ value }) => !isWhole(value))].flatMap((part) => partClaim(part.value, part.path));
}

/** Of a part that no literal equals, its size is claimed, or the class of an error, or what is in a plain object. */
function partClaim(snapshot: SnapshotDto, path: Path): Claim[] {
  if (literalTree(snapshot) !== undefined) return literalPart(snapshot, path);
  switch (snapshot.kind) {
    case 'array':
      return [sizeClaim('length', snapshot.length, path)];
    case 'map':
    case 'set':
      return [sizeClaim('size', snapshot.size, path)];
    case 'error':
      return instanceClaim(snapshot.type, path);
    case 'object':
      return snapshot.plain && path.length < DEEPEST_PART ? partClaims(snapshot, path) : [];
    default:
      return [];
  }
}

/** A part is claimed by a literal, or not at all. */
function literalPart(snapshot: SnapshotDto, path: Path): Claim[] {
  const literal = literalTree(snapshot);
  return literal === undefined || literal.kind === 'undefined' ? [] : [literalClaim(literal, path)];
}

function isPublic(key: string): boolean {
  return !key.startsWith('_') && !key.startsWith('#') && key !== '__proto__';
}

function sizeClaim(key: 'length' | 'size', size: number, path: Path): Claim {
  return { kind: 'is', path: [...path, key], value: { kind: 'number', value: size } };
}

function instanceClaim(type: string, path: Path): Claim[] {
  if (type === 'Object' || type === 'null' || type.length < LEAST_NAME) return [];
  return [{ kind: 'instance-of', path, type }];
}

function capitalised(kind: string): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}
