import type { ComparisonDto, ValueTree } from '@auklet/protocol';
import { sampleUnknown } from '../values/sample-value.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';
import { mayBeOperand } from './operand-match.ts';
import { replacementsFor } from './replacements.ts';

const FAILURE: ValueTree = { kind: 'error', type: 'Error', message: 'failure' };

/** Puts what an input was compared with in its place; something else where the two were found equal. */
export function operandChanges(leaves: readonly Leaf[], comparison: ComparisonDto): Change[] {
  if (foundEqual(comparison)) return unequalChanges(leaves, comparison);
  return leaves.flatMap((leaf) => replacementsFor(leaf, comparison).map((value) => ({ leaf, name: JSON.stringify(value), make: () => value })));
}

function foundEqual({ operator, outcome }: ComparisonDto): boolean {
  return operator === '===' || operator === '==' ? outcome : (operator === '!==' || operator === '!=') && !outcome;
}

function unequalChanges(leaves: readonly Leaf[], { left, right }: ComparisonDto): Change[] {
  return leaves
    .filter(({ value }) => mayBeOperand(value, left) || mayBeOperand(value, right))
    .map((leaf) => ({ leaf, name: `other at ${placeOf(leaf)}`, make: (context) => (context.random.boolean(0.3) ? FAILURE : sampleUnknown(context)) }));
}
