// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { types } from 'node:util';
import type { InstanceMemberDto, PropertyKeyDto } from '@auklet/protocol';
import { callableShape, textOf } from './callable-shape.ts';

const WELL_KNOWN = new Map<symbol, string>(
  Object.getOwnPropertyNames(Symbol).flatMap((name): [symbol, string][] => {
    const value: unknown = Object.getOwnPropertyDescriptor(Symbol, name)?.value;
    return typeof value === 'symbol' ? [[value, name]] : [];
  }),
);

/** Members that instances get from a prototype: its own, and inherited ones as far as the subject wrote them. */
export function describeMembers(prototype: unknown): InstanceMemberDto[] {
  const members = new Map<string | symbol, InstanceMemberDto>();
  let isOwn = true;
  for (let holder = prototype; isOrdinary(holder); holder = Object.getPrototypeOf(holder) as unknown) {
    const found = membersOf(holder);
    const isWritten = isOwn ? !isBuiltin(holder) : found.some(([, member]) => member.position !== null);
    if (!isWritten) break;
    for (const [key, member] of found) if (!members.has(key)) members.set(key, member);
    isOwn = false;
  }
  return [...members.values()];
}

function isOrdinary(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !types.isProxy(value);
}

/** A prototype of the language: its constructor has no source text. */
function isBuiltin(prototype: object): boolean {
  const constructor: unknown = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
  return typeof constructor === 'function' && !types.isProxy(constructor) && textOf(constructor).endsWith('{ [native code] }');
}

function membersOf(prototype: object): [string | symbol, InstanceMemberDto][] {
  return Reflect.ownKeys(prototype).flatMap((key): [string | symbol, InstanceMemberDto][] => {
    const name = memberKey(key);
    const descriptor = Object.getOwnPropertyDescriptor(prototype, key);
    if (name === undefined || descriptor === undefined) return [];
    const member = describeMember(name, descriptor);
    return member === undefined ? [] : [[key, member]];
  });
}

function memberKey(key: string | symbol): PropertyKeyDto | undefined {
  if (typeof key === 'string') return key === 'constructor' || key === '__proto__' ? undefined : key;
  const symbol = WELL_KNOWN.get(key);
  return symbol === undefined ? undefined : { symbol };
}

function describeMember(key: PropertyKeyDto, descriptor: PropertyDescriptor): InstanceMemberDto | undefined {
  const { value, get, set } = descriptor as { readonly value?: unknown; readonly get?: unknown; readonly set?: unknown };
  if (typeof value === 'function') return types.isProxy(value) ? undefined : { key, kind: 'method', ...callableShape(value) };
  if (typeof get === 'function') return { key, kind: set === undefined ? 'getter' : 'accessor', ...callableShape(get) };
  return typeof set === 'function' ? { key, kind: 'setter', ...callableShape(set) } : undefined;
}
