import { types } from 'node:util';
import { kindDistance, kindOf } from './kinds.ts';
import { FAR, crossKind, sameKind, type RawDistance } from './raw-distance.ts';
import { stringDistance } from './strings.ts';

const SAFE = 2n ** 53n;

/**
 * How far two values that are not identical are from being so.
 *
 * @param limit a raw distance from which on the exact one does not matter.
 */
export function equalityDistance(a: unknown, b: unknown, limit: RawDistance = Number.POSITIVE_INFINITY): RawDistance {
  if (typeof a === 'string' && typeof b === 'string') return sameKind(stringDistance(a, b, limit));
  const kinds = kindDistance(kindOf(a), kindOf(b));
  if (kinds === 0) return isObject(a) && limit <= 1 ? limit : sameKindEquality(a, b);
  return crossKind(kinds, coercedDistance(a, b));
}

function sameKindEquality(a: unknown, b: unknown): RawDistance {
  switch (typeof a) {
    case 'number':
      return numberEquality(a, b as number);
    case 'string':
      return sameKind(stringDistance(a, b as string));
    case 'bigint':
      return sameKind(bigintDifference(a, b as bigint));
    case 'object':
    case 'function':
      return sameKind(a !== null && b !== null && sharePrototype(a, b as object) ? 1 : 2);
    default:
      return sameKind(1);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' || typeof value === 'function';
}

function numberEquality(a: number, b: number): RawDistance {
  const difference = Math.abs(a - b);
  return difference < Number.POSITIVE_INFINITY ? sameKind(difference) : FAR;
}

export function bigintDifference(a: bigint, b: bigint): number {
  const difference = a < b ? b - a : a - b;
  return Number(difference < SAFE ? difference : SAFE);
}

function sharePrototype(a: object, b: object): boolean {
  if (types.isProxy(a) || types.isProxy(b)) return false;
  return Object.getPrototypeOf(a) === Object.getPrototypeOf(b);
}

/** What is left after the simpler operand is coerced to the kind of the other; 0 when no coercion joins them. */
function coercedDistance(a: unknown, b: unknown): RawDistance {
  if (typeof a === 'number' && typeof b === 'string') return sameKind(stringDistance(String(a), b));
  if (typeof a === 'string' && typeof b === 'number') return numberEquality(Number(a), b);
  if (typeof a === 'number' && typeof b === 'boolean') return numberEquality(a, Number(b));
  if (typeof a === 'boolean' && typeof b === 'number') return numberEquality(Number(a), b);
  if (typeof a === 'bigint' && typeof b === 'number') return numberEquality(Number(a), b);
  if (typeof a === 'number' && typeof b === 'bigint') return numberEquality(a, Number(b));
  return 0;
}

/** How far two values are from being equal in the sense of `==`. */
export function looseEqualityDistance(a: unknown, b: unknown, limit: RawDistance = Number.POSITIVE_INFINITY): RawDistance {
  if (typeof a === 'string' && typeof b === 'string') return sameKind(stringDistance(a, b, limit));
  const left = kindOf(a);
  const right = kindOf(b);
  if (left === right) return isObject(a) && limit <= 1 ? limit : sameKindEquality(a, b);
  const numeric = isNumeric(a) && isNumeric(b);
  if (numeric) return numberEquality(Number(a), Number(b));
  return crossKind(kindDistance(left, right), 0);
}

function isNumeric(value: unknown): value is number | string | boolean | bigint {
  return typeof value === 'number' || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'bigint';
}
