import type { SearchProgress } from './stop-condition.ts';

/** What a search reports at each barrier. */
export interface GenerationReport extends SearchProgress {
  /** Goals covered for the first time in this generation, ascending. */
  readonly newlyCovered: readonly number[];
  /** Goals that the next generation pursues. */
  readonly currentGoals: readonly number[];
  /** Suggestions that wait for their turn. */
  readonly suggestions: number;
  /** How likely each breeding operator is now; they sum to 1. Empty for algorithms without any. */
  readonly operators: Readonly<Record<string, number>>;
}
