import { types } from 'node:util';
import { deviation, enumerableSymbols } from './deviation.ts';
import { toNumberLiteral } from './number-literal.ts';
import { DEFAULT_SNAPSHOT_CAPS, type PropertySnapshot, type SnapshotCaps, type SnapshotDto } from './snapshot.ts';
import { constructorName } from './thrown.ts';
import type { TypedArrayType } from './value-tree.ts';

// Captured: what they look at may come from code that replaced them.
const { getOwnPropertyDescriptor, getPrototypeOf, keys: enumerableKeys, hasOwn } = Object;
const { isArray, prototype: arrayPrototype } = Array;
const { prototype: objectPrototype } = Object;
const tagOf = objectPrototype.toString;
const { min } = Math;
const text = String;

/**
 * Describes a runtime value as plain data, without running any of its code: accessors are named but not read,
 * proxies and iterators are not opened. Shared and cyclic parts keep their identity.
 */
export function takeSnapshot(value: unknown, caps: SnapshotCaps = DEFAULT_SNAPSHOT_CAPS): SnapshotDto {
  return new Snapshotter(caps).take(value, 0);
}

/** The same for several values at one moment; what they share is shared. */
export function takeSnapshots(values: readonly unknown[], caps: SnapshotCaps = DEFAULT_SNAPSHOT_CAPS): SnapshotDto[] {
  const snapshotter = new Snapshotter(caps);
  return values.map((value) => snapshotter.take(value, 0));
}

const WELL_KNOWN_SYMBOLS = new Map(
  Object.getOwnPropertyNames(Symbol).flatMap((name): [symbol, string][] => {
    const value: unknown = getOwnPropertyDescriptor(Symbol, name)?.value;
    return typeof value === 'symbol' ? [[value, name]] : [];
  }),
);

const mapEntries = Map.prototype.entries;
const setValues = Set.prototype.values;
const mapSize = sizeGetter(Map.prototype);
const setSize = sizeGetter(Set.prototype);
const mapNext = getPrototypeOf(new Map().entries()).next as () => IteratorResult<[unknown, unknown]>;
const setNext = getPrototypeOf(new Set().values()).next as () => IteratorResult<unknown>;
const typedArrayLength = getter(getPrototypeOf(Uint8Array.prototype), 'length');
const typedArrayTag = getter(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
const TYPED_ARRAY_PROTOTYPES = new Map<string, object>(
  [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array, BigInt64Array, BigUint64Array].map(
    (constructor) => [constructor.name, constructor.prototype],
  ),
);
const dateValue = Date.prototype.getTime;
const functionText = Function.prototype.toString;
const regexpSource = getter(RegExp.prototype, 'source');
const regexpFlags = regexpFlagGetters();

class Snapshotter {
  readonly #caps: SnapshotCaps;
  readonly #taken = new Map<object, SnapshotDto>();
  #nodes = 0;

  constructor(caps: SnapshotCaps) {
    this.#caps = caps;
  }

  take(value: unknown, depth: number): SnapshotDto {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return this.#primitive(value);
    const known = this.#taken.get(value);
    if (known !== undefined) return known;
    if (depth > this.#caps.depth || this.#nodes >= this.#caps.nodes) return { kind: 'truncated' };
    this.#nodes++;
    const snapshot = this.#shell(value);
    this.#taken.set(value, snapshot);
    this.#fill(snapshot, value, depth + 1);
    return snapshot;
  }

  #primitive(value: unknown): SnapshotDto {
    this.#nodes++;
    switch (typeof value) {
      case 'undefined':
        return { kind: 'undefined' };
      case 'boolean':
        return { kind: 'boolean', value };
      case 'number':
        return { kind: 'number', value: toNumberLiteral(value) };
      case 'bigint':
        return { kind: 'bigint', value: text(value) };
      case 'string':
        return { kind: 'string', value: value.slice(0, this.#caps.characters), length: value.length };
      case 'symbol':
        return symbolSnapshot(value);
      default:
        return { kind: 'null' };
    }
  }

  /** The snapshot of an object before its parts, so that a cycle can refer to it. */
  #shell(value: object): SnapshotDto {
    if (types.isProxy(value)) return { kind: 'proxy' };
    if (typeof value === 'function') return functionSnapshot(value);
    return isOrdinary(value) ? { kind: 'object', type: 'Object', plain: true, properties: [], omitted: 0 } : (builtinShell(value) ?? objectShell(value));
  }

  #fill(snapshot: SnapshotDto, value: object, depth: number): void {
    switch (snapshot.kind) {
      case 'array':
        this.#fillArray(snapshot.items, value as unknown[], depth);
        break;
      case 'object':
      case 'error':
        snapshot.omitted = this.#fillProperties(snapshot.properties, value, depth);
        break;
      case 'map':
        this.#fillMap(snapshot.entries, value as Map<unknown, unknown>, depth);
        break;
      case 'set':
        this.#fillSet(snapshot.items, value as Set<unknown>, depth);
        break;
      case 'typed-array':
        fillTypedArray(snapshot.items, value as Uint8Array, min(snapshot.length, this.#caps.width));
        break;
    }
  }

  #fillArray(items: SnapshotDto[], value: unknown[], depth: number): void {
    const count = min(value.length, this.#caps.width);
    for (let i = 0; i < count && this.#nodes < this.#caps.nodes; i++) {
      const descriptor = getOwnPropertyDescriptor(value, i);
      if (descriptor === undefined) items.push({ kind: 'hole' });
      else items.push('value' in descriptor ? this.take(descriptor.value, depth) : { kind: 'truncated' });
    }
  }

  #fillProperties(properties: PropertySnapshot[], value: object, depth: number): number {
    const keys = enumerableKeys(value);
    for (const key of keys) {
      if (properties.length >= this.#caps.width || this.#nodes >= this.#caps.nodes) break;
      const descriptor = getOwnPropertyDescriptor(value, key);
      if (descriptor === undefined) continue;
      properties.push('value' in descriptor ? { key, value: this.take(descriptor.value, depth) } : { key, accessor: true });
    }
    return keys.length - properties.length + enumerableSymbols(value);
  }

  #fillMap(entries: [SnapshotDto, SnapshotDto][], value: Map<unknown, unknown>, depth: number): void {
    const iterator = mapEntries.call(value);
    for (let step = mapNext.call(iterator); !step.done; step = mapNext.call(iterator)) {
      if (entries.length >= this.#caps.width || this.#nodes >= this.#caps.nodes) return;
      entries.push([this.take(step.value[0], depth), this.take(step.value[1], depth)]);
    }
  }

  #fillSet(items: SnapshotDto[], value: Set<unknown>, depth: number): void {
    const iterator = setValues.call(value);
    for (let step = setNext.call(iterator); !step.done; step = setNext.call(iterator)) {
      if (items.length >= this.#caps.width || this.#nodes >= this.#caps.nodes) return;
      items.push(this.take(step.value, depth));
    }
  }
}

/** Most objects are literals; to ask for each built-in type in turn costs far more than this. */
function isOrdinary(value: object): boolean {
  if (getPrototypeOf(value) !== objectPrototype || Symbol.toStringTag in value || tagOf.call(value) !== '[object Object]') return false;
  const constructor: unknown = getOwnPropertyDescriptor(objectPrototype, 'constructor')?.value;
  return constructor === Object;
}

/** A built-in object before its parts. */
function builtinShell(value: object): SnapshotDto | undefined {
  if (isArray(value)) return { kind: 'array', length: value.length, items: [], ...deviation(value, arrayPrototype, value.length) };
  if (types.isNativeError(value)) return { kind: 'error', type: constructorName(value) ?? 'null', message: errorMessage(value), properties: [], omitted: 0 };
  if (types.isMap(value)) return { kind: 'map', size: mapSize.call(value) as number, entries: [], ...deviation(value, Map.prototype) };
  if (types.isSet(value)) return { kind: 'set', size: setSize.call(value) as number, items: [], ...deviation(value, Set.prototype) };
  if (types.isDate(value)) return { kind: 'date', milliseconds: toNumberLiteral(dateValue.call(value)), ...deviation(value, Date.prototype) };
  if (types.isRegExp(value)) return regexpSnapshot(value);
  if (types.isTypedArray(value)) return typedArrayShell(value);
  if (types.isBoxedPrimitive(value)) return boxedSnapshot(value);
  return types.isPromise(value) ? { kind: 'promise' } : undefined;
}

function typedArrayShell(value: object): SnapshotDto {
  const type = typedArrayTag.call(value) as TypedArrayType;
  const length = typedArrayLength.call(value) as number;
  const prototype = TYPED_ARRAY_PROTOTYPES.get(type);
  return { kind: 'typed-array', type, length, items: [], ...(prototype === undefined ? {} : deviation(value, prototype, length)) };
}

function objectShell(value: object): SnapshotDto {
  const type = constructorName(value);
  if (isOpaque(value)) return { kind: 'opaque', type: type ?? 'Object' };
  const prototype: unknown = getPrototypeOf(value);
  return { kind: 'object', type, plain: prototype === null || isObjectPrototype(prototype), properties: [], omitted: 0 };
}

function fillTypedArray(items: (number | 'NaN' | 'Infinity' | '-Infinity' | '-0')[], value: Uint8Array, count: number): void {
  for (let i = 0; i < count; i++) items.push(toNumberLiteral(Number(value[i])));
}

function symbolSnapshot(value: symbol): SnapshotDto {
  const wellKnown = WELL_KNOWN_SYMBOLS.get(value);
  if (wellKnown !== undefined) return { kind: 'symbol', description: wellKnown, origin: 'well-known' };
  const origin = Symbol.keyFor(value) === undefined ? 'local' : 'registered';
  return { kind: 'symbol', description: value.description ?? '', origin };
}

function functionSnapshot(value: object): SnapshotDto {
  const name: unknown = getOwnPropertyDescriptor(value, 'name')?.value;
  const length: unknown = getOwnPropertyDescriptor(value, 'length')?.value;
  return {
    kind: 'function',
    name: typeof name === 'string' ? name : '',
    length: typeof length === 'number' ? length : 0,
    isClass: functionText.call(value).startsWith('class'),
  };
}

function errorMessage(value: object): string {
  const message: unknown = getOwnPropertyDescriptor(value, 'message')?.value;
  return typeof message === 'string' ? message : '';
}

function regexpSnapshot(value: RegExp): SnapshotDto {
  const flags = regexpFlags.flatMap(([flag, read]) => (read.call(value) === true ? [flag] : [])).join('');
  return {
    kind: 'regexp',
    source: regexpSource.call(value) as string,
    flags,
    lastIndex: ownNumber(value, 'lastIndex'),
    ...deviation(value, RegExp.prototype),
  };
}

function ownNumber(value: object, key: string): number {
  const read: unknown = getOwnPropertyDescriptor(value, key)?.value;
  return typeof read === 'number' ? read : 0;
}

function boxedSnapshot(value: object): SnapshotDto {
  const snapshotter = new Snapshotter(DEFAULT_SNAPSHOT_CAPS);
  const boxed = (type: 'Boolean' | 'Number' | 'String' | 'BigInt' | 'Symbol', primitive: unknown): SnapshotDto => ({
    kind: 'boxed',
    type,
    value: snapshotter.take(primitive, 0),
  });
  if (types.isNumberObject(value)) return boxed('Number', Number.prototype.valueOf.call(value));
  if (types.isStringObject(value)) return boxed('String', String.prototype.valueOf.call(value));
  if (types.isBooleanObject(value)) return boxed('Boolean', Boolean.prototype.valueOf.call(value));
  if (types.isBigIntObject(value)) return boxed('BigInt', BigInt.prototype.valueOf.call(value));
  return boxed('Symbol', Symbol.prototype.valueOf.call(value));
}

function isOpaque(value: object): boolean {
  return (
    types.isWeakMap(value) ||
    types.isWeakSet(value) ||
    types.isGeneratorObject(value) ||
    types.isMapIterator(value) ||
    types.isSetIterator(value) ||
    types.isAnyArrayBuffer(value) ||
    types.isDataView(value) ||
    types.isExternal(value) ||
    types.isModuleNamespaceObject(value)
  );
}

/** `Object.prototype` of this or another realm: the one with no prototype of its own. */
function isObjectPrototype(prototype: unknown): boolean {
  return typeof prototype === 'object' && prototype !== null && getPrototypeOf(prototype) === null && hasOwn(prototype, 'hasOwnProperty');
}

function getter(holder: object, key: PropertyKey): () => unknown {
  return getOwnPropertyDescriptor(holder, key)?.get as () => unknown;
}

function sizeGetter(holder: object): () => unknown {
  return getter(holder, 'size');
}

function regexpFlagGetters(): [string, () => unknown][] {
  const names: [string, string][] = [
    ['d', 'hasIndices'],
    ['g', 'global'],
    ['i', 'ignoreCase'],
    ['m', 'multiline'],
    ['s', 'dotAll'],
    ['u', 'unicode'],
    ['v', 'unicodeSets'],
    ['y', 'sticky'],
  ];
  return names.map(([flag, name]) => [flag, getter(RegExp.prototype, name)]);
}
