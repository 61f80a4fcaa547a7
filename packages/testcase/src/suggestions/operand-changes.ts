import type { ComparedDto, ComparisonDto, ValueTree } from '@auklet/protocol';
import type { ConstantPool } from '../cluster/constant-pool.ts';
import { sampleUnknown } from '../values/sample-value.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';
import { mayBeOperand } from './operand-match.ts';
import { replacementsFor, type ViewedLeaf } from './replacements.ts';
import { keyedChanges, unmatchedChanges } from './unmatched-changes.ts';

const FAILURE: ValueTree = { kind: 'error', type: 'Error', message: 'failure' };

/** Puts what an input was compared with in its place; something else where the two were found equal. */
export function* operandChanges(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, text: string, pool: ConstantPool): Generator<Change> {
  if (foundEqual(comparison)) return yield* unequalChanges(viewed.map(({ leaf }) => leaf), comparison);
  const matched = matchedChanges(viewed, comparison, pool);
  const first = matched.next();
  if (first.done === true) return yield* unmatchedChanges(viewed, comparison, text, pool);
  yield* keyedChanges(viewed, comparison, text);
  yield first.value;
  if (isSmallCount(comparison.left)) yield* alternately(matched, unmatchedChanges(viewed, comparison, text, pool));
  else yield* matched;
}

/** None or one of something is in every input, so that what seems to match need not be what was counted. */
function isSmallCount(operand: ComparedDto): boolean {
  return operand.kind === 'number' && (operand.value === 0 || operand.value === 1);
}

function* alternately<T>(...sources: readonly Iterator<T, unknown>[]): Generator<T> {
  let open = sources;
  while (open.length > 0) {
    const steps = open.map((source) => ({ source, step: source.next() }));
    for (const { step } of steps) if (step.done !== true) yield step.value;
    open = steps.flatMap(({ source, step }) => (step.done === true ? [] : [source]));
  }
}

function* matchedChanges(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, { strings }: ConstantPool): Generator<Change, void> {
  for (const one of viewed) {
    for (const value of replacementsFor(one, comparison, strings)) yield { leaf: one.leaf, name: `${JSON.stringify(value)} at ${placeOf(one.leaf)}`, make: () => value };
  }
}

function foundEqual({ operator, outcome }: ComparisonDto): boolean {
  return operator === '===' || operator === '==' ? outcome : (operator === '!==' || operator === '!=') && !outcome;
}

function unequalChanges(leaves: readonly Leaf[], { left, right }: ComparisonDto): Change[] {
  return leaves
    .filter(({ value }) => mayBeOperand(value, left) || mayBeOperand(value, right))
    .map((leaf) => ({ leaf, name: `other at ${placeOf(leaf)}`, make: (context) => (context.random.boolean(0.3) ? FAILURE : sampleUnknown(context)) }));
}
