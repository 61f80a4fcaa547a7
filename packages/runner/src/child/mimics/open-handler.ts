// Runs in the child: may import node builtins and protocol only.
import { apply, NativePromise } from '../environment/tamper-proof.ts';
import type { Mimic, Mimics } from './mimics.ts';

export type Callable = (...args: unknown[]) => unknown;

/** What a made-up value is when a text or a number is asked for. */
const TEXT = 'a';
const NUMBER = 1;
/** What promises and serialisers look for: it is not made up, or everything would be a promise to them. */
const NEVER_MADE: ReadonlySet<string> = new Set(['toJSON', 'asymmetricMatch', 'nodeType', 'inspect']);
const OF_FUNCTIONS: ReadonlySet<string> = new Set(['call', 'apply', 'bind']);
/** Texts and lists both have them; called with a text, or to take a part, it is mostly a text. */
const OF_LISTS: ReadonlySet<string> = new Set(['concat', 'at']);

/** Callable and constructible, and without properties of its own that could be seen. */
export function openTarget(): object {
  const target = function () {};
  Reflect.deleteProperty(target, 'length');
  Reflect.deleteProperty(target, 'name');
  return target;
}

/** Has every property, answers every call, can be iterated over and awaited; says what it was used as. */
export class OpenHandler implements ProxyHandler<object> {
  readonly #mimics: Mimics;
  readonly #mimic: Mimic;
  readonly #method: Callable | undefined;

  /** @param method what it does when it is called, if it has the name of a method of texts or lists. */
  constructor(mimics: Mimics, mimic: Mimic, method: Callable | undefined) {
    this.#mimics = mimics;
    this.#mimic = mimic;
    this.#method = method;
  }

  get(_target: object, key: PropertyKey): unknown {
    if (typeof key === 'symbol') return this.#symbol(key);
    const name = String(key);
    const { made } = this.#mimic;
    if (made.has(name)) return made.get(name);
    if (NEVER_MADE.has(name)) return undefined;
    if (OF_FUNCTIONS.has(name)) return Reflect.get(Function.prototype, name);
    if (name === 'constructor') return Object;
    if (name === 'prototype') return Reflect.get(_target, key);
    const value = this.#ofObject(name) ?? this.#mimics.open(this.#mimic, { kind: 'property', key: name }, this.#builtin(name));
    made.set(name, value);
    return value;
  }

  has(_target: object, key: PropertyKey): boolean {
    if (typeof key === 'symbol') return false;
    this.get(_target, key);
    return true;
  }

  set(_target: object, key: PropertyKey, value: unknown): boolean {
    if (typeof key === 'string') this.#mimic.made.set(key, value);
    this.#mimics.use(this.#mimic, 'written');
    return true;
  }

  deleteProperty(): boolean {
    return true;
  }

  ownKeys(target: object): (string | symbol)[] {
    return [...new Set([...Reflect.ownKeys(target), ...this.#mimic.made.keys()])];
  }

  getOwnPropertyDescriptor(target: object, key: PropertyKey): PropertyDescriptor | undefined {
    const own = Reflect.getOwnPropertyDescriptor(target, key);
    if (own !== undefined || typeof key === 'symbol') return own;
    return { value: this.get(target, key), writable: true, enumerable: true, configurable: true };
  }

  apply(_target: object, _thisValue: unknown, args: unknown[]): unknown {
    return this.#method === undefined ? this.#called(args) : this.#method(...args);
  }

  construct(_target: object, args: unknown[]): object {
    const made = this.#called(args);
    return typeof made === 'object' || typeof made === 'function' ? (made as object) : {};
  }

  #called(args: readonly unknown[]): unknown {
    const mimics = this.#mimics;
    mimics.use(this.#mimic, 'called');
    if (!mimics.countCall()) return undefined;
    if (mimics.probe.callbacks !== 'ignored') args.forEach((argument, position) => this.#callBack(argument, position));
    if (args.some((argument) => typeof argument === 'function')) mimics.use(this.#mimic, 'given');
    return this.#once('()', () => mimics.open(this.#mimic, { kind: 'result' }));
  }

  #callBack(callback: unknown, position: number): void {
    if (typeof callback !== 'function' || this.#mimics.of(callback) !== undefined) return;
    const isCompleted = this.#mimics.probe.callbacks === 'completed';
    const count = Math.max(1, Math.min(4, callback.length));
    const args = Array.from({ length: count }, (_, at) =>
      isCompleted && at === 0 ? null : this.#once(`(${position}:${at})`, () => this.#mimics.open(this.#mimic, { kind: 'passed', callback: position, position: at })),
    );
    void apply(callback as Callable, undefined, args);
  }

  #once(name: string, make: () => unknown): unknown {
    const { made } = this.#mimic;
    if (!made.has(name)) made.set(name, make());
    return made.get(name);
  }

  #symbol(key: symbol): unknown {
    if (key === Symbol.toPrimitive) return (hint: string) => this.#primitive(hint);
    if (key === Symbol.iterator) return () => this.#elements()[Symbol.iterator]();
    return undefined;
  }

  #primitive(hint: string): unknown {
    this.#mimics.use(this.#mimic, hint === 'string' ? 'text' : 'number');
    return hint === 'string' ? TEXT : NUMBER;
  }

  #elements(): unknown[] {
    this.#mimics.use(this.#mimic, 'iterated');
    return [this.#once('[]', () => this.#mimics.open(this.#mimic, { kind: 'element' }))];
  }

  /** Methods of the language's own values do what they do there: which of them is called says what the value is meant to be. */
  #builtin(name: string): Callable | undefined {
    const [ofText, ofList] = [methodOf(String.prototype, name), methodOf(Array.prototype, name)];
    if (ofText !== undefined && !OF_LISTS.has(name)) return this.#usedAs('text', ofText, () => TEXT);
    return ofList === undefined ? undefined : this.#usedAs('list', ofList, () => this.#elements());
  }

  #usedAs(use: 'text' | 'list', method: Callable, receiver: () => unknown): Callable {
    return (...args) => {
      this.#mimics.use(this.#mimic, use);
      return apply(method, receiver(), args);
    };
  }

  #ofObject(name: string): Callable | undefined {
    if (name === 'then') return this.#then();
    if (name === 'hasOwnProperty') return (key) => this.has({}, key as PropertyKey);
    return name === 'toString' || name === 'valueOf' ? () => this.#primitive(name === 'toString' ? 'string' : 'number') : undefined;
  }

  /** Resolves to another mimic, which is no promise. */
  #then(): Callable {
    return (...handlers) => {
      this.#mimics.use(this.#mimic, 'awaited');
      const resolved = this.#once(' resolved', () => this.#mimics.open(this.#mimic, { kind: 'resolved' }));
      const mimic = this.#mimics.of(resolved);
      mimic?.made.set('then', undefined);
      return apply(NativePromise.prototype.then as Callable, NativePromise.resolve(resolved), handlers);
    };
  }
}

function methodOf(prototype: object, name: string): Callable | undefined {
  const method: unknown = Object.hasOwn(prototype, name) && name !== 'constructor' ? Reflect.get(prototype, name) : undefined;
  return typeof method === 'function' ? (method as Callable) : undefined;
}
