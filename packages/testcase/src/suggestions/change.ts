import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import type { ValueContext } from '../values/value-context.ts';
import type { Leaf } from './leaf.ts';

/** One place of a test case that should hold another value. */
export interface Change {
  readonly leaf: Leaf;
  /** Equal for changes that come to the same. */
  readonly name: string;
  readonly make: (context: ValueContext) => ValueTree;
  /** What else has to change with it; statements stay where they are. */
  readonly before?: (testCase: TestCaseDto) => TestCaseDto;
}

/** Where a leaf stands within its statement, as text. */
export function placeOf({ position, path }: Leaf): string {
  return [position, ...path].join('.');
}
