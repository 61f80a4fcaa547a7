import type { Individual } from './individual.ts';

const WORTHWHILE = 0.95;

/** Counts generations since the search last got better: a new goal, or some goal's least distance down by 5 %. */
export class Stagnation {
  readonly #least = new Map<number, number>();
  #generations = 0;

  get generations(): number {
    return this.#generations;
  }

  /** Takes in one generation. */
  observe(gainedGoals: boolean, population: readonly Individual<unknown>[], goals: readonly number[]): void {
    let better = gainedGoals;
    for (const goal of goals) {
      const least = population.reduce((value, individual) => Math.min(value, individual.fitness(goal)), Infinity);
      const before = this.#least.get(goal);
      if (before !== undefined && least > before * WORTHWHILE) continue;
      this.#least.set(goal, least);
      better = true;
    }
    this.#generations = better ? 0 : this.#generations + 1;
  }
}
