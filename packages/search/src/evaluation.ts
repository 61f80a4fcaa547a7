/** How one execution stands towards every goal. */
export interface Measurement {
  /** Ids of the covered goals, ascending. */
  readonly covered: ArrayLike<number>;
  /** Distance to a goal, to be minimised; 0 means covered. Computed on demand. */
  fitness(goal: number): number;
}

/** What the problem found out about one chromosome. */
export interface Evaluation extends Measurement {
  /** True when the execution ended otherwise than by returning: it covers its goals, but is a worse witness. */
  readonly failing: boolean;
  /** True when nothing like it should be executed again: it ran into a budget or took its process down. It is not bred from. */
  readonly hazardous?: boolean;
  /** What one execution takes, in any unit that does not depend on the machine (steps, for example). */
  readonly cost: number;
  /** Executions spent on it (default 1). */
  readonly executions?: number;
}
