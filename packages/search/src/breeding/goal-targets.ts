import type { Evaluation } from '../evaluation.ts';
import type { GoalFrontier } from '../goals/goal-frontier.ts';
import { compareWitnesses, type Individual } from '../individual.ts';

/** Shares attention out among goals: the one tried least comes next. */
export class GoalTargets<C, E extends Evaluation> {
  readonly #frontier: GoalFrontier;
  readonly #tries = new Map<number, number>();

  constructor(frontier: GoalFrontier) {
    this.#frontier = frontier;
  }

  /** `count` times the best individual for the goal that was tried least; ties go to the nearest goal. */
  choose(population: readonly Individual<C, E>[], count: number): Individual<C, E>[] {
    const queue = this.#frontier.current.map((goal) => ({ goal, best: bestFor(goal, population) }));
    if (queue.length === 0) return population.slice(0, count);
    return Array.from({ length: count }, () => {
      const next = queue.reduce((a, b) => (this.#compare(b, a) < 0 ? b : a));
      this.#tries.set(next.goal, (this.#tries.get(next.goal) ?? 0) + 1);
      return next.best;
    });
  }

  #compare(a: { goal: number; best: Individual<C, E> }, b: { goal: number; best: Individual<C, E> }): number {
    const tries = (this.#tries.get(a.goal) ?? 0) - (this.#tries.get(b.goal) ?? 0);
    return tries || a.best.fitness(a.goal) - b.best.fitness(b.goal) || a.goal - b.goal;
  }
}

/** The individual nearest to a goal; ties go to the better witness. The population must not be empty. */
export function bestFor<C, E extends Evaluation>(goal: number, population: readonly Individual<C, E>[]): Individual<C, E> {
  return population.reduce((best, one) => (one.fitness(goal) - best.fitness(goal) || compareWitnesses(one, best)) < 0 ? one : best);
}
