/** Where a search stands at a barrier between two batches. */
export interface SearchProgress {
  readonly generation: number;
  readonly executions: number;
  /** Sum of what the executions took, in the unit of `Evaluation.cost`. */
  readonly cost: number;
  readonly coveredCount: number;
  readonly goalCount: number;
  /** Executions since a goal was last covered. */
  readonly executionsSinceGain: number;
}

/**
 * When a search ends. `reached` is asked between generations only, so that a search which a clock ended can be repeated by
 * the number of its executions.
 */
export interface StopCondition {
  reached(progress: SearchProgress): boolean;
  /** Executions that may still be spent (default: any number). */
  executionsLeft?(progress: SearchProgress): number;
  /** The part of the budget that is spent, in [0, 1] (default 0); some algorithms focus as it grows. */
  spent?(progress: SearchProgress): number;
}

/** Ends after exactly `limit` executions. */
export function maxExecutions(limit: number): StopCondition {
  return {
    reached: ({ executions }) => executions >= limit,
    executionsLeft: ({ executions }) => Math.max(0, limit - executions),
    spent: ({ executions }) => Math.min(1, executions / limit),
  };
}

/** Ends after `limit` generations, the first one included. */
export function maxGenerations(limit: number): StopCondition {
  return {
    reached: ({ generation }) => generation >= limit,
    spent: ({ generation }) => Math.min(1, generation / limit),
  };
}

/** Ends once executions have taken `limit` together, in the unit of `Evaluation.cost`. */
export function maxCost(limit: number): StopCondition {
  return {
    reached: ({ cost }) => cost >= limit,
    spent: ({ cost }) => Math.min(1, cost / limit),
  };
}

/** Ends when this fraction of all goals is covered. */
export function coverageReached(fraction: number): StopCondition {
  return { reached: ({ coveredCount, goalCount }) => coveredCount >= fraction * goalCount };
}

/** Ends when `executions` in a row have covered nothing new. */
export function plateau(executions: number): StopCondition {
  return { reached: ({ executionsSinceGain }) => executionsSinceGain >= executions };
}

/** Ends when the caller says so: a clock, a signal, a memory limit. `spent` is the part of the caller's budget. */
export function stopWhen(reached: () => boolean, spent: () => number = () => 0): StopCondition {
  return { reached, spent };
}

/** Ends when any of the conditions does. */
export function anyOf(...conditions: readonly StopCondition[]): StopCondition {
  return {
    reached: (progress) => conditions.some((condition) => condition.reached(progress)),
    executionsLeft: (progress) => Math.min(...conditions.map((condition) => condition.executionsLeft?.(progress) ?? Infinity)),
    spent: (progress) => Math.max(0, ...conditions.map((condition) => condition.spent?.(progress) ?? 0)),
  };
}
