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
  for (const member of members) least = lesser(value, member, least);
  return least;
}

/** The same for the keys of a map or the members of a set, without a list of them: parsers ask small sets again and again. */
export function leastDistanceIn(value: unknown, collection: Map<unknown, unknown> | Set<unknown>, limit: RawDistance): RawDistance {
  const iterator: Iterator<unknown> = types.isMap(collection) ? mapKeys.call(collection) : setValues.call(collection);
  let least = limit < EMPTY ? limit : EMPTY;
  let step = iterator.next();
  for (let count = 0; count < MEMBERS && step.done !== true; count++) {
    least = lesser(value, step.value, least);
    step = iterator.next();
  }
  return least;
}

/** `least`, or the distance between the two where that is less. */
function lesser(value: unknown, member: unknown, least: RawDistance): RawDistance {
  if (typeof value === 'string' && typeof member === 'string' && Math.abs(value.length - member.length) >= least) return least;
  const distance = equalityDistance(value, member);
  return distance < least ? distance : least;
}

/** The first elements of an array, without running a getter or a proxy trap. */
export function elementsOf(array: unknown): unknown[] {
  if (types.isProxy(array) || !Array.isArray(array)) return [];
  const elements: unknown[] = [];
  for (let i = 0; i < array.length && i < MEMBERS; i++) elements.push(Object.getOwnPropertyDescriptor(array, i)?.value);
  return elements;
}
