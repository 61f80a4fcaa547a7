/**
 * Why a branch is not covered.
 *
 * - `missed`: its condition was evaluated and always came out the other way; `constant`: as a comparison
 *   with the same operands in every try.
 * - `blocked`: an earlier condition never let control come there; `interrupted`: something was thrown on the way.
 * - `not-entered`: the function that holds it was never called.
 * - `denied`: only tests that were denied something reach it; `left-out`: tests reach it that were not kept.
 * - `retired`: a person has edited or deleted the test that reaches it, so that it is not written again.
 */
export type GapReason = 'missed' | 'constant' | 'blocked' | 'interrupted' | 'not-entered' | 'denied' | 'left-out' | 'retired';

/** One branch that no test covers, and how near the search came. */
export interface Gap {
  /** From 1 on. */
  readonly line: number;
  /** From 0 on. */
  readonly column: number;
  /** Which outcome is missing: `n < 0 is true`. */
  readonly branch: string;
  readonly reason: GapReason;
  /** The reason in one sentence. */
  readonly why: string;
  /** Least distance over what was tried last, 0 when a test reached it; the whole part counts conditions that are in the way. */
  readonly distance: number;
  /** The comparison that blocks, with the operands of the nearest try: `3 < 0`. */
  readonly comparison?: string;
  /** The nearest try, as statements of a program. */
  readonly closest?: string;
}
