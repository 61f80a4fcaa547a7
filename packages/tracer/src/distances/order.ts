import { types } from 'node:util';
import { bigintDifference } from './equality.ts';
import { kindDistance, kindOf } from './kinds.ts';
import { FAR, crossKind, sameKind, type RawDistance } from './raw-distance.ts';
import { orderDistance } from './strings.ts';

const getTime = Date.prototype.getTime;

/**
 * How far `a` is from the other side of `b`.
 *
 * @param strict whether equal values are still on the wrong side.
 */
export function crossingDistance(a: unknown, b: unknown, strict: boolean): RawDistance {
  const left = primitiveOf(a);
  const right = primitiveOf(b);
  if (typeof left === 'number' && typeof right === 'number') return numberCrossing(left, right, strict);
  if (typeof left === 'string' && typeof right === 'string') {
    const distance = orderDistance(left, right);
    return sameKind(strict || distance <= 1 ? distance : distance - 1);
  }
  if (typeof left === 'bigint' && typeof right === 'bigint') {
    return sameKind(bigintDifference(left, right) + (strict ? 1 : 0));
  }
  const rest = isPrimitive(left) && isPrimitive(right) ? numberCrossing(toNumber(left), toNumber(right), strict) : FAR;
  return crossKind(Math.max(1, kindDistance(kindOf(left), kindOf(right))), rest);
}

function numberCrossing(a: number, b: number, strict: boolean): RawDistance {
  const difference = Math.abs(a - b);
  if (!(difference < Number.POSITIVE_INFINITY)) return FAR;
  return strict ? pastLimit(a, b, difference) : sameKind(difference);
}

/** A distance that also takes the step past equality. */
export function pastLimit(a: number, b: number, difference: number): RawDistance {
  return sameKind(difference + least(a, b));
}

/** The step K that takes a number past its limit: 1 between integers, a small part of the greater otherwise. */
function least(a: number, b: number): number {
  if (Number.isInteger(a) && Number.isInteger(b)) return 1;
  return 1e-3 * Math.max(1, Math.abs(a), Math.abs(b));
}

function primitiveOf(value: unknown): unknown {
  return types.isDate(value) ? getTime.call(value) : value;
}

function isPrimitive(value: unknown): boolean {
  return (typeof value !== 'object' || value === null) && typeof value !== 'function';
}

function toNumber(value: unknown): number {
  return typeof value === 'symbol' ? Number.NaN : Number(value);
}
