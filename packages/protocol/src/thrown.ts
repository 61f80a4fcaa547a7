import { types } from 'node:util';
import type { ThrownDto } from './outcome.ts';

const MESSAGE_CHARACTERS = 500;

/** Describes something thrown by the subject without running any of its code. */
export function describeThrown(thrown: unknown): ThrownDto {
  if ((typeof thrown !== 'object' || thrown === null) && typeof thrown !== 'function') {
    return { type: thrown === null ? 'null' : typeof thrown, isError: false, message: String(thrown).slice(0, MESSAGE_CHARACTERS) };
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
  for (let prototype = Object.getPrototypeOf(value); prototype !== null; prototype = Object.getPrototypeOf(prototype)) {
    if (types.isProxy(prototype)) return 'Proxy';
    const constructor = Object.getOwnPropertyDescriptor(prototype, 'constructor')?.value;
    if (typeof constructor !== 'function' || types.isProxy(constructor)) continue;
    const name = Object.getOwnPropertyDescriptor(constructor, 'name')?.value;
    if (typeof name === 'string' && name !== '') return name;
  }
  return null;
}

/** An own or inherited data property; accessors and proxies read as `undefined`. */
function dataProperty(value: object, key: string): unknown {
  for (let holder: object | null = value; holder !== null; holder = Object.getPrototypeOf(holder)) {
    if (types.isProxy(holder)) return undefined;
    const descriptor = Object.getOwnPropertyDescriptor(holder, key);
    if (descriptor !== undefined) return descriptor.value;
  }
  return undefined;
}
