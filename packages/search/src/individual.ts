import type { Evaluation } from './evaluation.ts';

/** When and where an individual was bred: stable under any order of arrival. */
export interface IndividualId {
  readonly generation: number;
  readonly index: number;
}

/** A chromosome with what its execution showed. */
export class Individual<C, E extends Evaluation = Evaluation> {
  readonly id: IndividualId;
  readonly chromosome: C;
  readonly evaluation: E;
  readonly size: number;
  readonly #fitness: Float64Array;

  constructor(id: IndividualId, chromosome: C, evaluation: E, size: number, goals: number) {
    this.id = id;
    this.chromosome = chromosome;
    this.evaluation = evaluation;
    this.size = size;
    this.#fitness = new Float64Array(goals).fill(-1);
  }

  /** Finds out the fitness for many goals at a time, which is cheaper than to go to and fro between individuals. */
  measure(goals: readonly number[]): void {
    for (const goal of goals) this.fitness(goal);
  }

  /** The evaluation's fitness for the goal, remembered. */
  fitness(goal: number): number {
    const known = this.#fitness[goal] as number;
    if (known >= 0) return known;
    const value = this.evaluation.fitness(goal);
    this.#fitness[goal] = value;
    return value;
  }
}

/**
 * A total order of witnesses, better first: passing before failing, then smaller, then cheaper, then older.
 * No two individuals of a run are equal in it.
 */
export function compareWitnesses(a: Individual<unknown>, b: Individual<unknown>): number {
  return (
    Number(a.evaluation.failing) - Number(b.evaluation.failing) ||
    a.size - b.size ||
    a.evaluation.cost - b.evaluation.cost ||
    compareAges(a, b)
  );
}

/** Older first. */
export function compareAges(a: Individual<unknown>, b: Individual<unknown>): number {
  return a.id.generation - b.id.generation || a.id.index - b.id.index;
}
