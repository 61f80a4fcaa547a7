/**
 * A raw distance is a positive number that orders as its normalised distance does, so that the hooks keep
 * minima without a division: operands of the same kind give `d`, clamped to [2^-52, 2^40]; operands of
 * different kinds give `(1 + x) * 2^50`. 0 means that the outcome occurred.
 */
export type RawDistance = number;

const LEAST = 2 ** -52;
const GREATEST = 2 ** 40;
const CROSS_UNIT = 2 ** 50;

/** The greatest same-kind distance: a value that no step brings nearer, such as NaN. */
export const FAR: RawDistance = GREATEST;

/** Normalises to ½: the outcome that occurred tells nothing about how to avoid it. */
export const HALF: RawDistance = CROSS_UNIT;

/** Normalises to ¾: an empty container, or an iteration without items. */
export const EMPTY: RawDistance = 2 * CROSS_UNIT;

export function sameKind(distance: number): RawDistance {
  return distance < LEAST ? LEAST : distance > GREATEST ? GREATEST : distance === distance ? distance : GREATEST;
}

/** @param kinds how far the kinds are apart (1 coercible, 2 primitives, 3 primitive and object), at most 510. */
export function crossKind(kinds: number, rest: RawDistance = 0): RawDistance {
  return (1 + kinds + ratio(rest)) * CROSS_UNIT;
}

/** ν(d) = d / (d + 1), 1 for infinity. */
export function ratio(distance: number): number {
  return distance === Number.POSITIVE_INFINITY ? 1 : distance / (distance + 1);
}

/** The distance in [0, 1): below ½ for operands of the same kind, from ½ on for others. */
export function normalise(raw: RawDistance): number {
  if (raw < CROSS_UNIT) return 0.5 * ratio(raw);
  return 0.5 + 0.5 * ratio(raw / CROSS_UNIT - 1);
}
