import type { NumberLiteral, TypedArrayType } from './value-tree.ts';

/**
 * What a runtime value looked like at one moment, as plain data. Shared and cyclic parts of the value are
 * shared and cyclic here, so a snapshot travels through `encodeSnapshot` (flatted), never through JSON alone.
 */
export type SnapshotDto =
  | { kind: 'undefined' }
  | { kind: 'null' }
  | { kind: 'boolean'; value: boolean }
  | { kind: 'number'; value: NumberLiteral }
  | { kind: 'bigint'; value: string }
  /** `length` is that of the whole string; `value` may be cut. */
  | { kind: 'string'; value: string; length: number }
  /** `origin`: made by `Symbol()`, `Symbol.for()`, or well known (description without the `Symbol.` prefix). */
  | { kind: 'symbol'; description: string; origin: 'local' | 'registered' | 'well-known' }
  | { kind: 'function'; name: string; length: number; isClass: boolean }
  /** A hole has the kind `hole`. `length` counts what the caps cut off, too. */
  | ({ kind: 'array'; length: number; items: SnapshotDto[] } & Deviation)
  | { kind: 'hole' }
  | ObjectSnapshot
  | { kind: 'error'; type: string; message: string; properties: PropertySnapshot[]; omitted: number }
  | ({ kind: 'map'; size: number; entries: [SnapshotDto, SnapshotDto][] } & Deviation)
  | ({ kind: 'set'; size: number; items: SnapshotDto[] } & Deviation)
  | ({ kind: 'date'; milliseconds: NumberLiteral } & Deviation)
  | ({ kind: 'regexp'; source: string; flags: string; lastIndex: number } & Deviation)
  | ({ kind: 'typed-array'; type: TypedArrayType; length: number; items: NumberLiteral[] } & Deviation)
  | { kind: 'boxed'; type: 'Boolean' | 'Number' | 'String' | 'BigInt' | 'Symbol'; value: SnapshotDto }
  | { kind: 'promise' }
  | { kind: 'proxy' }
  /** A value that shows nothing without running its code: weak collections, iterators, generators, buffers. */
  | { kind: 'opaque'; type: string }
  /** Deeper than the depth cap, or past the size cap. */
  | { kind: 'truncated' };

/** What sets a built-in object apart from one that a literal or its constructor makes. */
export interface Deviation {
  /** Name of its constructor when its prototype is not the built-in one: `Buffer`, a subclass. */
  subclass?: string;
  /** How many own enumerable properties it has beside its items; absent for none. */
  extras?: number;
}

export interface ObjectSnapshot {
  kind: 'object';
  /** Name of the constructor found on the prototype; `null` for a null prototype. */
  type: string | null;
  /** True for `Object.prototype` and null prototypes. */
  plain: boolean;
  properties: PropertySnapshot[];
  /** How many own enumerable properties are not shown: cut off by the caps, or keyed by a symbol. */
  omitted: number;
}

/** An accessor is named, never run. */
export type PropertySnapshot = { key: string; value: SnapshotDto } | { key: string; accessor: true };

export interface SnapshotCaps {
  /** Levels of nesting. */
  readonly depth: number;
  /** Items, entries or properties of one value. */
  readonly width: number;
  /** Nodes in all. */
  readonly nodes: number;
  /** Characters of one string. */
  readonly characters: number;
}

export const DEFAULT_SNAPSHOT_CAPS: SnapshotCaps = { depth: 6, width: 64, nodes: 400, characters: 1_000 };
