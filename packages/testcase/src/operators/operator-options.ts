import type { CallableDto, OutcomeDto } from '@auklet/protocol';

/** What an operator may know beyond the test case. */
export interface OperatorOptions {
  /** Callables whose code holds goals that are not covered: they are used more often. */
  readonly wanted?: readonly CallableDto[];
  /** How the last execution of the parent ended: what stands behind the statement at which it ended was never reached. */
  readonly outcome?: OutcomeDto;
  /** Generations since the search last got better: the longer, the less the known types are trusted. */
  readonly stagnation?: number;
}

/** The statement that was the last to be reached, if the execution ended early. */
export function lastReached({ outcome }: OperatorOptions): number | undefined {
  return outcome !== undefined && 'statement' in outcome && outcome.statement >= 0 ? outcome.statement : undefined;
}

const TRUSTING = 0.05;
const DOUBTING = 0.3;
const LONG = 6;

/** How often a value of another kind than the known types say is tried. */
export function explorationOf({ stagnation = 0 }: OperatorOptions): number {
  return stagnation >= LONG ? DOUBTING : TRUSTING;
}
