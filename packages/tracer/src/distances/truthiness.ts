import { bigintDifference } from './equality.ts';
import { HALF, crossKind, sameKind, type RawDistance } from './raw-distance.ts';

/** How far a value is from the truth value that it does not have. */
export function truthinessDistance(value: unknown): RawDistance {
  switch (typeof value) {
    case 'undefined':
      return crossKind(1);
    case 'boolean':
      return sameKind(1);
    case 'number':
      return sameKind(value === 0 || value !== value ? 1 : Math.abs(value));
    case 'bigint':
      return sameKind(value === 0n ? 1 : bigintDifference(value, 0n));
    case 'string':
      return sameKind(value.length === 0 ? 1 : value.length);
    case 'symbol':
      return crossKind(2);
    default:
      return crossKind(value === null ? 1 : 3);
  }
}

/** Whether no value with the same truth value is nearer to the other one, as far as predicates stay with their kind of value. */
export function isFinalTruthiness(value: unknown): boolean {
  return typeof value === 'boolean' || value === 0 || value === '';
}

/** Whether a value tells its kind alone: all others of it are as far from anything. */
export function isOfKindOnly(value: unknown): boolean {
  const kind = typeof value;
  return kind !== 'number' && kind !== 'string' && kind !== 'bigint';
}

/** How far a value is from being nullish, or from being something when it is. */
export function nullishDistance(isNullish: boolean): RawDistance {
  return isNullish ? HALF : crossKind(2);
}
