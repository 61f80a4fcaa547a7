import type { Evaluation } from './evaluation.ts';
import { compareWitnesses, type Individual } from './individual.ts';

/** A witness with the goals for which it is the best one. */
export interface Solution<C, E extends Evaluation = Evaluation> {
  readonly individual: Individual<C, E>;
  readonly goals: readonly number[];
}

/** Keeps the best witness of each covered goal; a witness is replaced by a better one only. */
export class Archive<C, E extends Evaluation = Evaluation> {
  readonly #witnesses = new Map<number, Individual<C, E>>();

  get coveredCount(): number {
    return this.#witnesses.size;
  }

  witness(goal: number): Individual<C, E> | undefined {
    return this.#witnesses.get(goal);
  }

  /** Offers an individual for every goal it covers; returns the goals that had no witness before. */
  offer(individual: Individual<C, E>): readonly number[] {
    const gained: number[] = [];
    const { covered } = individual.evaluation;
    for (let i = 0; i < covered.length; i++) {
      const goal = covered[i] as number;
      const incumbent = this.#witnesses.get(goal);
      if (incumbent === undefined) gained.push(goal);
      if (incumbent === undefined || compareWitnesses(individual, incumbent) < 0) this.#witnesses.set(goal, individual);
    }
    return gained;
  }

  /** Distinct witnesses in the order of the least goal each stands for. */
  solutions(): readonly Solution<C, E>[] {
    const goalsOf = new Map<Individual<C, E>, number[]>();
    for (const goal of [...this.#witnesses.keys()].sort((a, b) => a - b)) {
      const witness = this.#witnesses.get(goal) as Individual<C, E>;
      const goals = goalsOf.get(witness);
      if (goals === undefined) goalsOf.set(witness, [goal]);
      else goals.push(goal);
    }
    return Array.from(goalsOf, ([individual, goals]) => ({ individual, goals }));
  }
}
