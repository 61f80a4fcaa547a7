import { types } from 'node:util';
import { unwatchedMap } from '../unwatched-map.ts';
import { elementsOf, leastDistance, leastDistanceIn, propertyDistance } from './membership.ts';
import { HALF, crossKind, sameKind, type RawDistance } from './raw-distance.ts';
import { patternDistance } from './regexps/regexp-distance.ts';
import { containsDistance, prefixDistance, suffixDistance } from './strings.ts';

/** `limit`: from which distance on the exact one does not matter. */
type CallDistance = (receiver: unknown, args: readonly unknown[], limit: RawDistance) => RawDistance;

/** Distances of calls that found nothing from finding something, by method name; the receiver tells which type's method ran. */
const CALL_DISTANCES: ReadonlyMap<string, CallDistance> = unwatchedMap<string, CallDistance>([
  ['startsWith', strings(prefixDistance)],
  ['endsWith', strings(suffixDistance)],
  ['includes', found],
  ['indexOf', found],
  ['lastIndexOf', found],
  ['has', (receiver, [value], limit) => (types.isMap(receiver) || types.isSet(receiver) ? leastDistanceIn(value, receiver, limit) : NOTHING_KNOWN)],
  ['test', (receiver, [text]) => patternDistance(receiver, text)],
  ['exec', (receiver, [text]) => patternDistance(receiver, text)],
  ['match', (receiver, [pattern]) => patternDistance(pattern, receiver)],
  ['search', (receiver, [pattern]) => patternDistance(pattern, receiver)],
  ['hasOwnProperty', (receiver, [key]) => propertyDistance(key, receiver)],
  ['hasOwn', (_, [container, key]) => propertyDistance(key, container)],
  ['isArray', (_, [value]) => crossKind(typeof value === 'object' && value !== null ? 1 : 3)],
  ['isInteger', (_, [value]) => integerDistance(value)],
  ['isSafeInteger', (_, [value]) => integerDistance(value)],
  ['isFinite', (_, [value]) => numericDistance(value)],
  ['isNaN', (_, [value]) => numericDistance(value)],
]);

const NOTHING_KNOWN = sameKind(1);

/**
 * How far a call is from finding what it has not found, or the other way round.
 *
 * @param limit a raw distance from which on the exact one does not matter.
 */
export function callDistance(method: string, receiver: unknown, args: readonly unknown[], hasFound: boolean, limit: RawDistance = Number.POSITIVE_INFINITY): RawDistance {
  return hasFound ? HALF : (CALL_DISTANCES.get(method)?.(receiver, args, limit) ?? NOTHING_KNOWN);
}

/** A part of a string, or an element of an array. */
function found(receiver: unknown, args: readonly unknown[], limit: RawDistance): RawDistance {
  if (typeof receiver === 'string') return inText(receiver, args, limit);
  return types.isProxy(receiver) || !Array.isArray(receiver) ? NOTHING_KNOWN : leastDistance(args[0], elementsOf(receiver), limit);
}

const inText = strings(containsDistance);

function strings(distance: (text: string, part: string) => number): CallDistance {
  return (receiver, [part]) => (typeof receiver === 'string' && typeof part === 'string' ? sameKind(distance(receiver, part)) : NOTHING_KNOWN);
}

function integerDistance(value: unknown): RawDistance {
  return typeof value === 'number' ? sameKind(Math.abs(value - Math.round(value))) : crossKind(2);
}

function numericDistance(value: unknown): RawDistance {
  return typeof value === 'number' ? sameKind(1) : crossKind(typeof value === 'object' || typeof value === 'function' ? 3 : 2);
}
