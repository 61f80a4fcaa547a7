import type { NumberLiteral } from './value-tree.ts';

// Captured: what they look at may come from code that replaced them.
const { is: isSame } = Object;
const { isFinite } = Number;
const text = String;

/** Spells out what JSON would lose. */
export function toNumberLiteral(value: number): NumberLiteral {
  if (isSame(value, -0)) return '-0';
  return isFinite(value) ? value : (text(value) as NumberLiteral);
}

export function fromNumberLiteral(literal: NumberLiteral): number {
  return Number(literal);
}
