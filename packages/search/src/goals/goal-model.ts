/** The goals of a search, numbered from 0, and which of them open the way to which. */
export interface GoalModel {
  readonly count: number;
  /** Goals that can be pursued from the start. */
  readonly roots: readonly number[];
  /** Goals that become worth pursuing once `goal` is covered. */
  children(goal: number): readonly number[];
  /** Goals that are covered before anything is executed (default none). */
  readonly given?: readonly number[];
}

/** Goals without any order: each can be pursued from the start. */
export function independentGoals(count: number): GoalModel {
  return { count, roots: Array.from({ length: count }, (_, goal) => goal), children: () => [] };
}
