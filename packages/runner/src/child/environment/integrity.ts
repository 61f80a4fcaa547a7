// Runs in the child, and in the main process in in-process mode: may import node builtins and protocol only.

const { defineProperty, deleteProperty, getOwnPropertyDescriptor, getPrototypeOf, isExtensible, ownKeys, setPrototypeOf } = Reflect;
const is = Object.is;

interface Look {
  readonly target: object;
  readonly prototype: object | null;
  readonly extensible: boolean;
  /** Absent where names come and go: globals that were added are taken back anyway. */
  readonly keys: readonly PropertyKey[] | undefined;
  readonly dataKeys: readonly PropertyKey[];
  readonly values: readonly unknown[];
  readonly descriptors: readonly (readonly [PropertyKey, PropertyDescriptor])[];
}

/** Notices when intrinsics and globals are not what they were: patched, frozen, extended or deleted. */
export class Integrity {
  #looks: Look[] = [];

  remember(): void {
    this.#looks = watchedObjects().map(look);
  }

  isBroken(): boolean {
    for (let i = 0; i < this.#looks.length; i++) if (hasChanged(this.#looks[i] as Look)) return true;
    return false;
  }

  /** Puts back what can be put back: what was frozen stays frozen. */
  repair(): void {
    for (let i = 0; i < this.#looks.length; i++) putBack(this.#looks[i] as Look);
  }
}

const INTRINSICS = [
  'Object', 'Function', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'BigInt', 'Date', 'RegExp', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'ArrayBuffer', 'DataView', 'Proxy', 'URL',
  'Uint8Array', 'Float64Array', 'Buffer', 'TextEncoder', 'TextDecoder', 'AbortController', 'AbortSignal', 'EventTarget', 'Event',
];

/** Of the other globals only the names are watched: some are loaded when they are first looked at. */
const WATCHED_GLOBALS = new Set<PropertyKey>([
  ...INTRINSICS, 'Math', 'JSON', 'Reflect', 'Atomics', 'Intl', 'globalThis', 'console', 'process', 'setTimeout', 'setInterval', 'setImmediate',
  'clearTimeout', 'clearInterval', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'eval',
]);

function watchedObjects(): object[] {
  const objects: object[] = [globalThis, Math, JSON, Reflect, Atomics, Intl, console, process];
  for (const name of INTRINSICS) {
    const constructor: unknown = Reflect.get(globalThis, name);
    if (typeof constructor !== 'function') continue;
    objects.push(constructor);
    const prototype: unknown = constructor.prototype;
    if ((typeof prototype === 'object' && prototype !== null) || typeof prototype === 'function') objects.push(prototype);
  }
  const iterators = [[].values(), new Map().values(), new Set().values(), ''[Symbol.iterator](), (function* () {})()];
  objects.push(getPrototypeOf(Uint8Array.prototype) as object, ...iterators.map((iterator) => getPrototypeOf(iterator) as object));
  objects.push(getPrototypeOf(getPrototypeOf([].values()) as object) as object);
  return objects;
}

function look(target: object): Look {
  const all = ownKeys(target);
  const candidates = target === globalThis ? all.filter((key) => WATCHED_GLOBALS.has(key)) : all;
  const dataKeys = candidates.filter((key) => 'value' in (getOwnPropertyDescriptor(target, key) ?? {}) && !MOVING.has(key));
  const values = dataKeys.map((key) => (target as Record<PropertyKey, unknown>)[key]);
  const keys = target === globalThis || target === process ? undefined : all;
  const descriptors = candidates.flatMap((key) => (MOVING.has(key) ? [] : [[key, getOwnPropertyDescriptor(target, key) as PropertyDescriptor] as const]));
  return { target, prototype: getPrototypeOf(target), extensible: isExtensible(target), keys, dataKeys, values, descriptors };
}

/** Properties of `process` and `globalThis` that may change. */
const MOVING = new Set<PropertyKey>(['exitCode', '_exiting', 'domain', '_events', '_eventsCount', '_maxListeners', '_startProfilerIdleNotifier', 'title', Symbol.for('auklet.budget-exhausted')]);

function hasChanged({ target, prototype, extensible, keys, dataKeys, values }: Look): boolean {
  if (getPrototypeOf(target) !== prototype || isExtensible(target) !== extensible) return true;
  if (keys !== undefined && ownKeys(target).length !== keys.length) return true;
  for (let i = 0; i < dataKeys.length; i++) {
    if (!is((target as Record<PropertyKey, unknown>)[dataKeys[i] as PropertyKey], values[i])) return true;
  }
  return false;
}

function putBack(before: Look): void {
  const { target, prototype, keys, descriptors } = before;
  if (!hasChanged(before)) return;
  setPrototypeOf(target, prototype);
  for (let i = 0; i < descriptors.length; i++) {
    const [key, descriptor] = descriptors[i] as readonly [PropertyKey, PropertyDescriptor];
    defineProperty(target, key, descriptor);
  }
  if (keys === undefined) return;
  const now = ownKeys(target);
  for (let i = 0; i < now.length; i++) if (!isAmong(keys, now[i] as PropertyKey)) deleteProperty(target, now[i] as PropertyKey);
}

function isAmong(keys: readonly PropertyKey[], key: PropertyKey): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i] === key) return true;
  return false;
}
