import { types } from 'node:util';
import { kindDistance, type Kind } from './kinds.ts';
import { crossKind, type RawDistance } from './raw-distance.ts';

/** How far a value of one `typeof` is from having another. */
export function typeofDistance(type: unknown, wanted: unknown): RawDistance {
  return crossKind(typeof type === 'string' && typeof wanted === 'string' ? kindDistance(type as Kind, wanted as Kind) : 3);
}

/** How far a value is from being an instance of `constructor`: nearer when their prototype chains share a link. */
export function instanceDistance(value: unknown, constructor: unknown): RawDistance {
  if ((typeof value !== 'object' || value === null) && typeof value !== 'function') return crossKind(3);
  const wanted = prototypesOf(ownData(constructor, 'prototype'));
  return crossKind(prototypesOf(value).some((prototype) => wanted.includes(prototype)) ? 1 : 2);
}

/** The value and its prototypes below `Object.prototype`, as far as no proxy hides them. */
function prototypesOf(value: unknown): object[] {
  const chain: object[] = [];
  let link = value;
  while (((typeof link === 'object' && link !== null) || typeof link === 'function') && link !== Object.prototype) {
    if (types.isProxy(link)) break;
    chain.push(link);
    link = Object.getPrototypeOf(link);
  }
  return chain;
}

function ownData(value: unknown, key: string): unknown {
  if (typeof value !== 'function' || types.isProxy(value)) return undefined;
  return Object.getOwnPropertyDescriptor(value, key)?.value;
}
