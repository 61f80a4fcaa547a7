import type { CallableDto } from '@auklet/protocol';

/** What an operator may know beyond the test case. */
export interface OperatorOptions {
  /** Callables whose code holds goals that are not covered: they are used more often. */
  readonly wanted?: readonly CallableDto[];
  /** The statement at which the last execution ended early: what stands behind it was never reached. */
  readonly failedAt?: number;
}
