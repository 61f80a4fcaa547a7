import type { ComparisonDto, ValueTree } from '@auklet/protocol';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';
import { mayBeOperand } from './operand-match.ts';

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
  return leaves
    .filter(({ value }) => mayBeOperand(value, left))
    .map((leaf) => ({ leaf, name: `not ${outcome} at ${placeOf(leaf)}`, make: ({ random }) => random.pick(candidates) }));
}

function candidatesFor(operator: string, outcome: boolean): readonly ValueTree[] {
  if (operator === 'truthy') return outcome ? FALSY : TRUTHY;
  if (operator === 'nullish') return outcome ? TRUTHY : NULLISH;
  return [];
}
