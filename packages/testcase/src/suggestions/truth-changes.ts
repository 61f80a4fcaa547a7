import type { ComparedDto, ComparisonDto, ValueTree } from '@auklet/protocol';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';
import { mayBeOperand } from './operand-match.ts';

const MOST_STEPS = 4;
const NULLISH: readonly ValueTree[] = [{ kind: 'null' }, { kind: 'undefined' }];
const FALSY: readonly ValueTree[] = [...NULLISH, { kind: 'boolean', value: false }, { kind: 'number', value: 0 }, { kind: 'string', value: '' }];
const TRUTHY: readonly ValueTree[] = [
  { kind: 'boolean', value: true },
  { kind: 'number', value: 1 },
  { kind: 'string', value: 'a' },
  { kind: 'object', properties: [] },
];

/** Puts something false in the place of what was found true, and the other way round; likewise for what was found nullish. */
export function truthChanges(leaves: readonly Leaf[], { operator, left, outcome }: ComparisonDto): Change[] {
  const candidates = candidatesFor(operator, outcome);
  if (candidates.length === 0) return [];
  const changed = leaves
    .filter(({ value }) => mayBeOperand(value, left))
    .map((leaf): Change => ({ leaf, name: `not ${outcome} at ${placeOf(leaf)}`, make: ({ random }) => random.pick(candidates) }));
  return [...changed, ...leaves.flatMap((leaf) => changedLater(leaf, left, outcome, candidates))];
}

/** A function that was asked may be asked again, and answer otherwise then. */
function changedLater(leaf: Leaf, answer: ComparedDto, outcome: boolean, candidates: readonly ValueTree[]): Change[] {
  const { value } = leaf;
  if (value.kind !== 'function' || value.plan.length >= MOST_STEPS) return [];
  const last = value.plan.at(-1) ?? ({ kind: 'return', value: { kind: 'undefined' } } as const);
  if (last.kind !== 'return' || !mayBeOperand(last.value, answer)) return [];
  const make: Change['make'] = ({ random }) => ({ ...value, plan: [...(value.plan.length === 0 ? [last] : value.plan), { kind: 'return', value: random.pick(candidates) }] });
  return [{ leaf, name: `not ${outcome} later at ${placeOf(leaf)}`, make }];
}

function candidatesFor(operator: string, outcome: boolean): readonly ValueTree[] {
  if (operator === 'truthy') return outcome ? FALSY : TRUTHY;
  if (operator === 'nullish') return outcome ? TRUTHY : NULLISH;
  return [];
}
