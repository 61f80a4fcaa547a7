import type { ModuleDescriptionDto } from '@auklet/protocol';

/** Finds the goal of a predicate's outcome. */
export class BranchGoals {
  readonly #ids = new Map<number, number>();

  constructor({ goals }: ModuleDescriptionDto) {
    for (const goal of goals) if (goal.kind === 'branch') this.#ids.set(keyOf(goal.predicate, goal.outcome), goal.id);
  }

  /** `undefined` for outcomes that are no goal. */
  of(predicate: number, outcome: boolean): number | undefined {
    return this.#ids.get(keyOf(predicate, outcome));
  }
}

function keyOf(predicate: number, outcome: boolean): number {
  return predicate * 2 + (outcome ? 1 : 0);
}
