/** What sampling favours for a while, because of the goals that are pursued. */
export interface SamplingBias {
  /** How often a value of another kind than the known types say is sampled. */
  readonly exploration: number;
  /** Property names in the conditions of those goals. */
  readonly keys: readonly string[];
  /** Strings in the conditions of those goals. */
  readonly strings: readonly string[];
}

export const UNBIASED: SamplingBias = { exploration: 0.05, keys: [], strings: [] };
