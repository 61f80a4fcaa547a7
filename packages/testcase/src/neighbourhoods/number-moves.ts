import { fromNumberLiteral, type TestCaseDto } from '@auklet/protocol';
import { type Leaf, withLeaf } from '../suggestions/leaf.ts';
import { numberValue } from '../values/sample-number.ts';
import type { TestCaseMove } from './test-case-move.ts';

const DELTAS: readonly number[] = [1, 8, 64, 1024, 32_768, 0.5, 0.01];

/** Steps up and down from a number, of several sizes; where it cannot be stepped from, it starts at 0. */
export function numberMoves(testCase: TestCaseDto, leaf: Leaf): readonly TestCaseMove[] {
  if (leaf.value.kind !== 'number') return [];
  const known = fromNumberLiteral(leaf.value.value);
  const start = Number.isFinite(known) ? known : 0;
  return DELTAS.flatMap((delta) => [delta, -delta]).map((delta) => ({
    apply: (step) => withLeaf(testCase, leaf, numberValue(start + delta * step)),
  }));
}
