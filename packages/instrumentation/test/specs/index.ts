import { comparisons } from './comparisons.ts';
import { controlFlow } from './control-flow.ts';
import { defaults } from './defaults.ts';
import { flags } from './flags.ts';
import { memberships } from './memberships.ts';
import { shortCircuits } from './short-circuits.ts';
import type { Spec } from './spec.ts';
import { truthiness } from './truthiness.ts';

export type { Spec };

/** Specifications by what they are about. */
export const specs: Readonly<Record<string, readonly Spec[]>> = {
  truthiness,
  comparisons,
  memberships,
  'short circuits': shortCircuits,
  defaults,
  'control flow': controlFlow,
  flags,
};
