import type { SnapshotDto } from './snapshot.ts';

/** How one statement ended, and what it did to the variables before it. */
export interface StatementValuesDto {
  readonly kind: 'value' | 'thrown';
  /** The value that was bound or thrown, at that moment. */
  readonly value: SnapshotDto;
  /** The first earlier variable that holds the very same object, function or symbol. */
  readonly sameAs: number | null;
  /** Earlier variables that look different after this statement from before it. */
  readonly changed: readonly number[];
}

/** One call that the subject made to a synthesised function. */
export interface CallbackValuesDto {
  /** Path of the function inside the test case: statement index, then child positions. */
  readonly path: string;
  /** The statement during which the call was seen. */
  readonly statement: number;
  /** As they look right after the last statement, since tests see them then. */
  readonly args: readonly SnapshotDto[];
  readonly thisValue: SnapshotDto;
}

/** Everything a generated test could claim about one execution. */
export interface ValuesDto {
  /** The statements that ended, in order; only the last may have thrown. */
  readonly statements: readonly StatementValuesDto[];
  /** What each variable looked like right after the last statement, before timers and microtasks ran on; empty when the test did not get there. */
  readonly atEnd: readonly SnapshotDto[];
  readonly callbacks: readonly CallbackValuesDto[];
}
