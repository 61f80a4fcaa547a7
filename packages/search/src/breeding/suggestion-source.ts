import type { Evaluation } from '../evaluation.ts';
import type { Individual } from '../individual.ts';
import type { BreedingFocus, Problem, Suggestion } from '../problem.ts';
import { preferredIndividuals } from '../ranking/preference-sorting.ts';
import type { SearchRun } from '../search-run.ts';
import { SuggestionQueue } from './suggestion-queue.ts';

const MOST_INSPECTIONS = 6;

/** Asks the best individual of each goal, once, what its execution suggests. */
export class SuggestionSource<C, E extends Evaluation> {
  readonly #problem: Problem<C, E>;
  readonly #run: SearchRun<C, E>;
  readonly #queue = new SuggestionQueue<C>();
  readonly #asked = new WeakSet<Individual<C, E>>();

  constructor(problem: Problem<C, E>, run: SearchRun<C, E>) {
    this.#problem = problem;
    this.#run = run;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  take(count: number): Suggestion<C>[] {
    return this.#queue.take(count);
  }

  /** Takes in the suggestions of individuals that have become the best of a goal. */
  async refresh(population: readonly Individual<C, E>[], focus: BreedingFocus): Promise<void> {
    if (this.#problem.suggest === undefined) return;
    const best = preferredIndividuals(population, focus.goals)
      .filter((individual) => !this.#asked.has(individual))
      .slice(0, MOST_INSPECTIONS);
    const evaluations = await this.#run.inspect(best);
    best.slice(0, evaluations.length).forEach((individual, i) => this.#ask(individual, evaluations[i] as E, focus));
    this.#queue.settle((goal) => !this.#run.frontier.isCovered(goal));
  }

  #ask(individual: Individual<C, E>, evaluation: E, focus: BreedingFocus): void {
    this.#asked.add(individual);
    for (const suggestion of this.#problem.suggest?.(individual.chromosome, evaluation, focus) ?? []) {
      this.#queue.push(suggestion, individual.fitness(suggestion.goal));
    }
  }
}
