import { types } from 'node:util';
import type { ThrownDto } from './outcome.ts';

// Captured: what they look at may come from code that replaced them.
const { getOwnPropertyDescriptor, getPrototypeOf } = Object;
const text = String;

const MESSAGE_CHARACTERS = 500;

/** Describes something thrown by the subject without running any of its code. */
export function describeThrown(thrown: unknown): ThrownDto {
  if ((typeof thrown !== 'object' || thrown === null) && typeof thrown !== 'function') {
    return { type: thrown === null ? 'null' : typeof thrown, isError: false, message: text(thrown).slice(0, MESSAGE_CHARACTERS) };
  }
  if (types.isProxy(thrown)) return { type: 'Proxy', isError: false, message: '' };
  const isError = types.isNativeError(thrown);
  const message = isError ? dataProperty(thrown, 'message') : undefined;
  return {
    type: constructorName(thrown) ?? 'null',
    isError,
    message: typeof message === 'string' ? message.slice(0, MESSAGE_CHARACTERS) : '',
  };
}

/** The constructor name of an object, found on its prototype chain without running a getter; `null` without one. */
export function constructorName(value: object): string | null {
  for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
    if (types.isProxy(prototype)) return 'Proxy';
    const constructor = getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    if (typeof constructor !== 'function' || types.isProxy(constructor)) continue;
    const name = getOwnPropertyDescriptor(constructor, 'name')?.value;
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

/** An own or inherited data property; accessors and proxies read as `undefined`. */
function dataProperty(value: object, key: string): unknown {
  for (let holder: object | null = value; holder !== null; holder = getPrototypeOf(holder)) {
    if (types.isProxy(holder)) return undefined;
    const descriptor = getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}
