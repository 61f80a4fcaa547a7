import type { Random } from '@auklet/random';
import type { Evaluation } from '../evaluation.ts';
import { compareWitnesses, type Individual } from '../individual.ts';

/** The individuals that come nearest to one goal, nearest first. */
export class GoalPopulation<C, E extends Evaluation> {
  readonly #goal: number;
  #individuals: Individual<C, E>[] = [];
  #draws = 0;

  constructor(goal: number) {
    this.#goal = goal;
  }

  /** How often it was drawn from since it last got better. */
  get draws(): number {
    return this.#draws;
  }

  offer(individual: Individual<C, E>, capacity: number): void {
    const best = this.#individuals[0];
    if (best === undefined || individual.fitness(this.#goal) < best.fitness(this.#goal)) this.#draws = 0;
    const last = this.#individuals.at(-1);
    if (last !== undefined && this.#individuals.length >= capacity && this.#compare(individual, last) >= 0) return;
    this.#individuals = [...this.#individuals, individual].sort((a, b) => this.#compare(a, b)).slice(0, capacity);
  }

  draw(random: Random): Individual<C, E> | undefined {
    this.#draws += 1;
    return this.#individuals.length === 0 ? undefined : random.pick(this.#individuals);
  }

  #compare(a: Individual<C, E>, b: Individual<C, E>): number {
    return a.fitness(this.#goal) - b.fitness(this.#goal) || compareWitnesses(a, b);
  }
}
