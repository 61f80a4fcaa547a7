// Runs in the child: may import node builtins and protocol only.
import { type CallbackCall, fromNumberLiteral, type NumberLiteral, type PropertyKeyDto, type PropertyTree, type TypedArrayType, type ValueTree } from '@auklet/protocol';
import { defineProperty, NativePromise } from '../environment/tamper-proof.ts';
import type { Mimics } from '../mimics/mimics.ts';
import { synthesiseFunction } from './synthesise-function.ts';

const NativeMap = Map;
const NativeSet = Set;

/** What a value tree may refer to. */
export interface ValueScope {
  readonly namespace: Readonly<Record<string, unknown>>;
  readonly variables: readonly unknown[];
  readonly callbackCalls: CallbackCall[];
  /** Of a probe. */
  readonly probing?: Mimics | undefined;
}

type Of<Kind extends ValueTree['kind']> = Extract<ValueTree, { readonly kind: Kind }>;

/** Makes a new value of a tree. @param path of the value inside the test case, as in `CallbackCall` */
export function buildValue(tree: ValueTree, scope: ValueScope, path: string): unknown {
  switch (tree.kind) {
    case 'undefined':
      return undefined;
    case 'null':
      return null;
    case 'boolean':
    case 'string':
      return tree.value;
    case 'number':
      return typeof tree.value === 'number' ? tree.value : fromNumberLiteral(tree.value);
    case 'bigint':
      return BigInt(tree.value);
    case 'symbol':
      return tree.wellKnown === true ? wellKnownSymbol(tree.description) : Symbol(tree.description);
    case 'regexp':
      return new RegExp(tree.source, tree.flags);
    case 'date':
      return new Date(fromNumberLiteral(tree.milliseconds));
    case 'array':
      return buildValues(tree.items, scope, path);
    case 'object':
      return buildObject(tree, scope, path);
    case 'map':
      return buildMap(tree, scope, path);
    case 'set':
      return buildSet(tree, scope, path);
    case 'typed-array':
      return buildTypedArray(tree.type, tree.items);
    case 'error':
      return buildError(tree);
    case 'promise':
      return buildPromise(tree, scope, path);
    case 'function':
      return synthesiseFunction(tree, scope, path);
    case 'iterable':
      return buildIterable(tree, scope, path);
    case 'reference':
      return scope.variables[tree.statement];
    case 'export':
      return memberAt(scope.namespace, tree.path, tree.path.length);
  }
}

/** @param first position of the first tree among its siblings */
export function buildValues(trees: readonly ValueTree[], scope: ValueScope, path: string, first = 0): unknown[] {
  const values: unknown[] = [];
  for (let i = 0; i < trees.length; i++) values[i] = buildValue(trees[i] as ValueTree, scope, `${path}.${first + i}`);
  return values;
}

/** Arguments of a statement: values, and mimics when it is probed. */
export function buildArguments(trees: readonly ValueTree[], scope: ValueScope, path: string): unknown[] {
  const { probing } = scope;
  if (probing === undefined) return buildValues(trees, scope, path);
  const build = (tree: ValueTree, place: string): unknown => (tree.kind === 'reference' ? buildValue(tree, scope, place) : probing.argument(place, () => buildValue(tree, scope, place)));
  return trees.map((tree, position) => build(tree, `${path}.${position}`));
}

/** Follows the first `length` keys of a path from the subject's namespace. */
export function memberAt(namespace: Readonly<Record<string, unknown>>, path: readonly string[], length: number): unknown {
  let value: unknown = namespace;
  for (let i = 0; i < length; i++) value = (value as Record<string, unknown>)[path[i] as string];
  return value;
}

export function propertyKey(key: PropertyKeyDto): PropertyKey {
  return typeof key === 'string' ? key : wellKnownSymbol(key.symbol);
}

function wellKnownSymbol(name: string): symbol {
  const symbol: unknown = Reflect.get(Symbol, name);
  return typeof symbol === 'symbol' ? symbol : Symbol.for(name);
}

function buildObject(tree: Of<'object'>, scope: ValueScope, path: string): object {
  const object: object = tree.prototype === 'null' ? (Object.create(null) as object) : {};
  const { properties } = tree;
  for (let i = 0; i < properties.length; i++) {
    const property = properties[i] as PropertyTree;
    const value = buildValue(property.value, scope, `${path}.${i}`);
    defineProperty(object, property.key, property.role === 'data' ? dataDescriptor(value) : getterDescriptor(value, property.throws === true));
  }
  return object;
}

function dataDescriptor(value: unknown): PropertyDescriptor {
  return { value, writable: true, enumerable: true, configurable: true };
}

function getterDescriptor(value: unknown, throws: boolean): PropertyDescriptor {
  const get = (): unknown => {
    if (throws) throw value;
    return value;
  };
  return { get, enumerable: true, configurable: true };
}

function buildMap(tree: Of<'map'>, scope: ValueScope, path: string): Map<unknown, unknown> {
  const map = new NativeMap<unknown, unknown>();
  for (let i = 0; i < tree.entries.length; i++) {
    const entry = tree.entries[i] as readonly [ValueTree, ValueTree];
    map.set(buildValue(entry[0], scope, `${path}.${2 * i}`), buildValue(entry[1], scope, `${path}.${2 * i + 1}`));
  }
  return map;
}

function buildSet(tree: Of<'set'>, scope: ValueScope, path: string): Set<unknown> {
  const set = new NativeSet<unknown>();
  for (let i = 0; i < tree.items.length; i++) set.add(buildValue(tree.items[i] as ValueTree, scope, `${path}.${i}`));
  return set;
}

function buildTypedArray(type: TypedArrayType, items: readonly NumberLiteral[]): object {
  if (type === 'BigInt64Array' || type === 'BigUint64Array') return new globalThis[type](items.map((item) => BigInt(Math.trunc(fromNumberLiteral(item)) || 0)));
  return new globalThis[type](items.map(fromNumberLiteral));
}

function buildError(tree: Of<'error'>): Error {
  const type: unknown = Reflect.get(globalThis, tree.type);
  const isErrorType = typeof type === 'function' && (type === Error || type.prototype instanceof Error);
  return isErrorType ? (Reflect.construct(type, [tree.message]) as Error) : new Error(tree.message);
}

function buildPromise(tree: Of<'promise'>, scope: ValueScope, path: string): Promise<unknown> {
  const value = buildValue(tree.value, scope, `${path}.0`);
  return tree.state === 'resolved' ? NativePromise.resolve(value) : NativePromise.reject(value);
}

function buildIterable(tree: Of<'iterable'>, scope: ValueScope, path: string): object {
  const items = buildValues(tree.items, scope, path);
  if (tree.async !== true) {
    return (function* () {
      for (let i = 0; i < items.length; i++) yield items[i];
    })();
  }
  return (async function* () {
    for (let i = 0; i < items.length; i++) yield items[i];
  })();
}
