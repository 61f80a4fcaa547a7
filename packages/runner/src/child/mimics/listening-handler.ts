// Runs in the child: may import node builtins and protocol only.
import { apply } from '../environment/tamper-proof.ts';
import type { Mimic, Mimics } from './mimics.ts';

/** What is not made up for a value that is there: the language and common tools look for it, and do well without. */
const NEVER_MADE: ReadonlySet<string> = new Set(['then', 'toJSON', 'length', 'prototype', 'asymmetricMatch', 'nodeType', 'inspect']);

/** A value of the test case that is what it is, but makes up properties that it lacks and what its functions do not return. */
export class ListeningHandler implements ProxyHandler<object> {
  readonly #mimics: Mimics;
  readonly #mimic: Mimic;

  constructor(mimics: Mimics, mimic: Mimic) {
    this.#mimics = mimics;
    this.#mimic = mimic;
  }

  get(target: object, key: PropertyKey, receiver: unknown): unknown {
    const value: unknown = Reflect.get(target, key, receiver);
    if (typeof key === 'symbol' || isInvariant(target, key)) return value;
    if (value === undefined) return NEVER_MADE.has(key as string) ? undefined : this.#made(String(key));
    return Object.hasOwn(target, key) ? this.#mimics.listen(value, this.#mimic, { kind: 'property', key: String(key) }) : value;
  }

  apply(target: object, thisValue: unknown, args: unknown[]): unknown {
    const result: unknown = apply(target as (...given: unknown[]) => unknown, thisValue, args);
    this.#mimics.use(this.#mimic, 'called');
    if (result !== undefined) return this.#mimics.listen(result, this.#mimic, { kind: 'result' });
    return this.#once('()', () => this.#mimics.open(this.#mimic, { kind: 'result' }));
  }

  #made(key: string): unknown {
    return this.#once(key, () => this.#mimics.open(this.#mimic, { kind: 'property', key }));
  }

  #once(name: string, make: () => unknown): unknown {
    const { made } = this.#mimic;
    if (!made.has(name)) made.set(name, make());
    return made.get(name);
  }
}

/** Whether a proxy has to answer with what its target holds. */
function isInvariant(target: object, key: PropertyKey): boolean {
  const descriptor = Reflect.getOwnPropertyDescriptor(target, key);
  return descriptor !== undefined && descriptor.configurable === false;
}
