import type { NumberLiteral } from './value-tree.ts';

/** Spells out what JSON would lose. */
export function toNumberLiteral(value: number): NumberLiteral {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? value : (String(value) as NumberLiteral);
}

export function fromNumberLiteral(literal: NumberLiteral): number {
  return Number(literal);
}
