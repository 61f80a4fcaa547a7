// Runs in the child: may import node builtins and protocol only.

/*
 * What runs beside or after the subject must not depend on what a subject can patch. So it walks arrays by index
 * (iteration, spreading and destructuring of arrays go through patchable iterators), calls captured functions, and uses
 * collections that carry their methods as own properties. It awaits promises and never resolves one promise with
 * another, nor returns one from an async function unawaited: that would call a patchable `then`.
 */

export const apply: typeof Reflect.apply = Reflect.apply;
export const construct: typeof Reflect.construct = Reflect.construct;
export const defineProperty: typeof Reflect.defineProperty = Reflect.defineProperty;
export const deleteProperty: typeof Reflect.deleteProperty = Reflect.deleteProperty;
export const getOwnPropertyDescriptor: typeof Reflect.getOwnPropertyDescriptor = Reflect.getOwnPropertyDescriptor;
export const keys: (target: object) => string[] = Object.keys;
export const parse: typeof JSON.parse = JSON.parse;
export const NativePromise: PromiseConstructor = Promise;
const isInstance = Function.prototype[Symbol.hasInstance];
const promiseThen = Promise.prototype.then;

export function isPromise<T>(value: T | Promise<T>): value is Promise<T> {
  return typeof value === 'object' && value !== null && apply(isInstance, NativePromise, [value]);
}

/** `promise.then` as it was when the process started. */
export function then<T, R>(promise: Promise<T>, onFulfilled: (value: T) => R, onRejected?: (error: unknown) => R): Promise<R> {
  return apply(promiseThen, promise, [onFulfilled, onRejected]) as Promise<R>;
}

export function tamperProofMap<K, V>(entries: readonly (readonly [K, V])[] = []): Map<K, V> {
  const map = new Map<K, V>(entries);
  return Object.assign(map, { get: map.get, set: map.set, has: map.has });
}

export function tamperProofWeakMap<K extends object, V>(): WeakMap<K, V> {
  const map = new WeakMap<K, V>();
  return Object.assign(map, { get: map.get, set: map.set });
}
