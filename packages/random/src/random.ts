/** A source of reproducible randomness, passed as a value. */
export interface Random {
  /** An unsigned 32-bit integer. */
  u32(): number;
  /** A number in [0, 1) with 53 random bits. */
  float(): number;
  /** An integer in [low, high], both inclusive. */
  int(low: number, high: number): number;
  /** True with probability `probability` (default ½). */
  boolean(probability?: number): boolean;
  /** One of `items`, which must not be empty. */
  pick<T>(items: readonly T[]): T;
  /** An index, drawn in proportion to its weight; weights are finite, not negative, and not all zero. */
  weighted(weights: readonly number[]): number;
  /** A shuffled copy (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** An independent stream that depends on the seed and the labels only, never on what was drawn before. */
  fork(...labels: readonly (number | string)[]): Random;
}
