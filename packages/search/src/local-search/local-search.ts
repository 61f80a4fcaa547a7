import type { Random } from '@auklet/random';
import type { Evaluation } from '../evaluation.ts';
import { bestFor } from '../breeding/goal-targets.ts';
import type { Individual } from '../individual.ts';
import type { Move, Problem } from '../problem.ts';
import type { SearchRun } from '../search-run.ts';

const GOALS = 3;
const EXECUTIONS = 72;
const STEPS: readonly number[] = [2, 4, 8, 16];

/**
 * The alternating variable method (Korel 1990) in batches: the moves of one neighbourhood are executed together, the
 * best of them is repeated in growing steps as long as that helps, and only strict improvement of one goal counts.
 */
export class LocalSearch<C, E extends Evaluation> {
  readonly #problem: Problem<C, E>;
  readonly #run: SearchRun<C, E>;
  readonly #tries = new Map<number, number>();

  constructor(problem: Problem<C, E>, run: SearchRun<C, E>) {
    this.#problem = problem;
    this.#run = run;
  }

  /** Improves the best individuals of a few goals; returns everything it executed. */
  async improve(population: readonly Individual<C, E>[], random: Random): Promise<Individual<C, E>[]> {
    const executed: Individual<C, E>[] = [];
    if (this.#problem.neighbourhoods === undefined || population.length === 0) return executed;
    for (const goal of this.#chooseGoals(population)) {
      if (this.#run.done || executed.length >= EXECUTIONS) break;
      await this.#pursue(goal, population, executed, random.fork('goal', goal));
    }
    return executed;
  }

  /** The goals least tried, among these the nearest. */
  #chooseGoals(population: readonly Individual<C, E>[]): number[] {
    const ranked = this.#run.frontier.current
      .map((goal) => ({ goal, tries: this.#tries.get(goal) ?? 0, distance: bestFor(goal, population).fitness(goal) }))
      .sort((a, b) => a.tries - b.tries || a.distance - b.distance || a.goal - b.goal)
      .slice(0, GOALS)
      .map(({ goal }) => goal);
    for (const goal of ranked) this.#tries.set(goal, (this.#tries.get(goal) ?? 0) + 1);
    return ranked;
  }

  async #pursue(goal: number, population: readonly Individual<C, E>[], executed: Individual<C, E>[], random: Random): Promise<void> {
    const share = Math.ceil(EXECUTIONS / GOALS);
    const limit = executed.length + share;
    let best = bestFor(goal, population);
    for (let round = 0; executed.length < limit && !this.#run.frontier.isCovered(goal); round++) {
      const improved = await this.#round(best, goal, limit, executed, random.fork(round));
      if (improved === undefined) return;
      best = improved;
    }
  }

  /** Goes through the neighbourhoods of one individual until one of them holds something better. */
  async #round(from: Individual<C, E>, goal: number, limit: number, executed: Individual<C, E>[], random: Random): Promise<Individual<C, E> | undefined> {
    for (const moves of this.#problem.neighbourhoods?.(from.chromosome, from.evaluation, goal, random) ?? []) {
      const room = limit - executed.length;
      if (room <= 0 || this.#run.done) return undefined;
      const { best, move } = await this.#tryMoves(moves.slice(0, room), from, goal, executed);
      if (move !== undefined) return await this.#follow(move, best, goal, executed);
    }
    return undefined;
  }

  async #tryMoves(moves: readonly Move<C>[], from: Individual<C, E>, goal: number, executed: Individual<C, E>[]): Promise<{ best: Individual<C, E>; move?: Move<C> }> {
    const made = moves.flatMap((move) => {
      const chromosome = move.apply(1);
      return chromosome !== undefined && this.#run.isNew(chromosome) ? [{ move, chromosome }] : [];
    });
    const tried = await this.#run.execute(made.map(({ chromosome }) => chromosome));
    executed.push(...tried);
    const winner = tried.length === 0 ? undefined : bestFor(goal, tried);
    if (winner === undefined || winner.fitness(goal) >= from.fitness(goal)) return { best: from };
    const chosen = made[tried.indexOf(winner)];
    return chosen === undefined ? { best: winner } : { best: winner, move: chosen.move };
  }

  /** Repeats a move that helped, in growing steps. */
  async #follow(move: Move<C>, from: Individual<C, E>, goal: number, executed: Individual<C, E>[]): Promise<Individual<C, E>> {
    const further = STEPS.map((step) => move.apply(step)).filter((chromosome) => chromosome !== undefined && this.#run.isNew(chromosome)) as C[];
    const tried = await this.#run.execute(further);
    executed.push(...tried);
    const winner = tried.length === 0 ? undefined : bestFor(goal, tried);
    return winner !== undefined && winner.fitness(goal) < from.fitness(goal) ? winner : from;
  }
}
