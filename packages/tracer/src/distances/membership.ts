import { types } from 'node:util';
import { equalityDistance } from './equality.ts';
import { EMPTY, HALF, crossKind, type RawDistance } from './raw-distance.ts';

const MEMBERS = 64;
const mapKeys = Map.prototype.keys;
const setValues = Set.prototype.values;

/** How far `key` is from being a property of `container`. */
export function propertyDistance(key: unknown, container: unknown): RawDistance {
  if ((typeof container !== 'object' || container === null) && typeof container !== 'function') return crossKind(3);
  if (types.isProxy(container)) return HALF;
  const name = typeof key === 'number' ? String(key) : key;
  return leastDistance(name, Reflect.ownKeys(container).slice(0, MEMBERS));
}

/**
 * How far `value` is from being one of `members`, by the nearest of the first 64.
 *
 * @param limit a raw distance from which on the exact one does not matter; the result is then no less.
 */
export function leastDistance(value: unknown, members: readonly unknown[], limit: RawDistance = EMPTY): RawDistance {
  let least = limit < EMPTY ? limit : EMPTY;
  for (const member of members) {
    if (typeof value === 'string' && typeof member === 'string' && Math.abs(value.length - member.length) >= least) continue;
    const distance = equalityDistance(value, member);
    if (distance < least) least = distance;
  }
  return least;
}

/** The first keys of a map or members of a set, without running a patched iterator. */
export function membersOf(collection: unknown): unknown[] {
  const iterator: Iterator<unknown> = types.isMap(collection)
    ? mapKeys.call(collection)
    : types.isSet(collection)
      ? setValues.call(collection)
      : [][Symbol.iterator]();
  const members: unknown[] = [];
  for (let step = iterator.next(); step.done !== true && members.length < MEMBERS; step = iterator.next()) members.push(step.value);
  return members;
}

/** The first elements of an array, without running a getter or a proxy trap. */
export function elementsOf(array: unknown): unknown[] {
  if (types.isProxy(array) || !Array.isArray(array)) return [];
  const elements: unknown[] = [];
  for (let i = 0; i < array.length && i < MEMBERS; i++) elements.push(Object.getOwnPropertyDescriptor(array, i)?.value);
  return elements;
}
