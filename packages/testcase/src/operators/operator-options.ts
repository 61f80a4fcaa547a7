import type { CallableDto, OutcomeDto } from '@auklet/protocol';
import { type SamplingBias, UNBIASED } from '../values/sampling-bias.ts';

/** What an operator may know beyond the test case. */
export interface OperatorOptions {
  /** Callables whose code holds goals that are not covered: they are used more often. */
  readonly wanted?: readonly CallableDto[];
  /** Property names and strings that those goals depend on. */
  readonly hints?: { readonly keys: readonly string[]; readonly strings: readonly string[] };
  /** How the last execution of the parent ended: what stands behind the statement at which it ended was never reached. */
  readonly outcome?: OutcomeDto;
  /** Generations since the search last got better: the longer, the less the known types are trusted. */
  readonly stagnation?: number;
}

/** The statement that was the last to be reached, if the execution ended early. */
export function lastReached({ outcome }: OperatorOptions): number | undefined {
  return outcome !== undefined && 'statement' in outcome && outcome.statement >= 0 ? outcome.statement : undefined;
}

const DOUBTING = 0.3;
const LONG = 6;

export function biasOf({ hints, stagnation = 0 }: OperatorOptions): SamplingBias {
  if (hints === undefined && stagnation < LONG) return UNBIASED;
  const exploration = stagnation < LONG ? UNBIASED.exploration : DOUBTING;
  return { exploration, keys: hints?.keys ?? [], strings: hints?.strings ?? [] };
}
