import { types } from 'node:util';
import { elementsOf, leastDistance, membersOf, propertyDistance } from './membership.ts';
import { HALF, crossKind, sameKind, type RawDistance } from './raw-distance.ts';
import { containsDistance, prefixDistance, stringDistance, suffixDistance } from './strings.ts';
import { truthinessDistance } from './truthiness.ts';

type CallDistance = (receiver: unknown, args: readonly unknown[], result: unknown) => RawDistance;

/** Distances of calls with a falsy result from a truthy one, by method name; the receiver tells which type's method ran. */
const CALL_DISTANCES: ReadonlyMap<string, CallDistance> = new Map<string, CallDistance>([
  ['startsWith', strings(prefixDistance)],
  ['endsWith', strings(suffixDistance)],
  ['includes', (receiver, args, result) => (typeof receiver === 'string' ? strings(containsDistance)(receiver, args, result) : among(elementsOf)(receiver, args, result))],
  ['has', among(membersOf)],
  ['hasOwnProperty', (receiver, [key]) => propertyDistance(key, receiver)],
  ['hasOwn', (_, [container, key]) => propertyDistance(key, container)],
  ['isArray', (_, [value]) => kindBand(value, 'object')],
  ['isInteger', (_, [value]) => integerDistance(value)],
  ['isSafeInteger', (_, [value]) => integerDistance(value)],
  ['isFinite', (_, [value]) => kindBand(value, 'number')],
  ['isNaN', (_, [value]) => kindBand(value, 'number')],
]);

/** How far a call that had `result` is from the other truth value. */
export function callDistance(method: string, receiver: unknown, args: readonly unknown[], result: unknown): RawDistance {
  if (result !== false) return result === true ? HALF : truthinessDistance(result);
  return CALL_DISTANCES.get(method)?.(receiver, args, result) ?? truthinessDistance(result);
}

function strings(distance: (text: string, part: string) => number): CallDistance {
  return (receiver, [part]) => {
    if (typeof receiver !== 'string') return crossKind(3);
    return typeof part === 'string' ? sameKind(distance(receiver, part)) : sameKind(stringDistance(receiver, typeof part));
  };
}

function among(members: (collection: unknown) => unknown[]): CallDistance {
  return (receiver, [value]) => (typeof receiver === 'object' ? leastDistance(value, members(receiver)) : crossKind(3));
}

function integerDistance(value: unknown): RawDistance {
  return typeof value === 'number' ? sameKind(Math.abs(value - Math.round(value))) : crossKind(2);
}

function kindBand(value: unknown, wanted: 'number' | 'object'): RawDistance {
  if (wanted === 'number') return typeof value === 'number' ? sameKind(1) : crossKind(typeof value === 'object' ? 3 : 2);
  return crossKind(typeof value === 'object' && value !== null && !types.isProxy(value) ? 1 : 3);
}
