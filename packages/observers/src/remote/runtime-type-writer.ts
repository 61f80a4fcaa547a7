// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { types } from 'node:util';
import { constructorName } from '@auklet/protocol';

const MOST_MEMBERS = 32;
/** Own properties of one object that are looked at. */
const MOST_KEYS = 64;

/** What objects with one prototype have in common. */
interface PrototypeFacts {
  readonly type: string;
  /** Names of methods; those of getters have `@` before them. */
  readonly members: readonly string[];
  readonly protocol: 'iterator' | 'iterable' | 'async-iterable' | undefined;
}

/** Writes one line about a value; remembers what it learnt of prototypes, so that the next object costs little. */
export class RuntimeTypeWriter {
  readonly #facts = new WeakMap<object, PrototypeFacts>();

  line(value: unknown): string {
    if (value === null) return 'null';
    if (typeof value === 'function') return types.isProxy(value) ? 'opaque' : withMembers(`function\t${functionLength(value)}`, ownMembers(value));
    return typeof value === 'object' ? this.#object(value) : typeof value;
  }

  #object(value: object): string {
    if (types.isProxy(value)) return 'opaque';
    if (Array.isArray(value)) return 'array';
    if (types.isPromise(value)) return 'promise';
    const prototype: unknown = Object.getPrototypeOf(value);
    const facts = isObject(prototype) ? this.#factsOf(prototype) : NO_FACTS;
    const own = ownMembers(value);
    const kind = facts.protocol ?? protocolOf(value) ?? 'object';
    const members = own.length === 0 ? facts.members : [...new Set([...own, ...facts.members])].sort().slice(0, MOST_MEMBERS);
    return withMembers(`${kind}\t${facts.type}`, members);
  }

  #factsOf(prototype: object): PrototypeFacts {
    const known = this.#facts.get(prototype);
    if (known !== undefined) return known;
    const facts = readFacts(prototype);
    this.#facts.set(prototype, facts);
    return facts;
  }
}

const NO_FACTS: PrototypeFacts = { type: 'null', members: [], protocol: undefined };

function withMembers(line: string, members: readonly string[]): string {
  return members.length === 0 ? line : `${line}\t${members.join('\t')}`;
}

function readFacts(prototype: object): PrototypeFacts {
  const members = new Set<string>();
  const protocols = new Set<PrototypeFacts['protocol']>();
  for (let holder: object | null = prototype; holder !== null; holder = Object.getPrototypeOf(holder) as object | null) {
    if (types.isProxy(holder)) break;
    protocols.add(protocolOf(holder));
    if (!isBuiltin(holder)) for (const member of ownMembers(holder)) members.add(member);
  }
  const type = constructorName(Object.create(prototype) as object) ?? 'null';
  return { type: isPlainName(type) ? type : '', members: [...members].sort().slice(0, MOST_MEMBERS), protocol: strongest(protocols) };
}

function strongest(protocols: ReadonlySet<PrototypeFacts['protocol']>): PrototypeFacts['protocol'] {
  return (['async-iterable', 'iterator', 'iterable'] as const).find((protocol) => protocols.has(protocol));
}

function protocolOf(holder: object): PrototypeFacts['protocol'] {
  if (isFunctionAt(holder, Symbol.asyncIterator)) return 'async-iterable';
  if (isFunctionAt(holder, 'next')) return 'iterator';
  return isFunctionAt(holder, Symbol.iterator) ? 'iterable' : undefined;
}

function isFunctionAt(holder: object, key: PropertyKey): boolean {
  return typeof Object.getOwnPropertyDescriptor(holder, key)?.value === 'function';
}

/** Methods and, with `@` before them, getters. */
function ownMembers(holder: object): string[] {
  const members: string[] = [];
  const keys = Object.getOwnPropertyNames(holder);
  const count = Math.min(keys.length, MOST_KEYS);
  for (let i = 0; i < count; i++) {
    const key = keys[i] as string;
    if (NO_MEMBERS.has(key) || !isPlainName(key)) continue;
    if (isFunctionAt(holder, key)) members.push(key);
    else if (Object.getOwnPropertyDescriptor(holder, key)?.get !== undefined) members.push(`@${key}`);
  }
  return members;
}

const NO_MEMBERS: ReadonlySet<string> = new Set(['constructor', 'prototype', 'arguments', 'caller', '__proto__']);

/** A name that fits into a tab-separated line and that a test would write after a dot. */
function isPlainName(name: string): boolean {
  return /^[\w$]{1,100}$/.test(name);
}

/** A prototype of the language: its constructor, or where that is no plain property its methods, have no source text. */
function isBuiltin(prototype: object): boolean {
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  if (typeof constructor === 'function') return isNative(constructor);
  const method = ownMembers(prototype).find((member) => !member.startsWith('@'));
  return method !== undefined && isNative(Object.getOwnPropertyDescriptor(prototype, method)?.value as object);
}

function isNative(value: object): boolean {
  return !types.isProxy(value) && functionText.call(value).endsWith('{ [native code] }');
}

const functionText = Function.prototype.toString;

function functionLength(value: object): number {
  const length: unknown = Object.getOwnPropertyDescriptor(value, 'length')?.value;
  return typeof length === 'number' && Number.isSafeInteger(length) && length >= 0 ? length : 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
