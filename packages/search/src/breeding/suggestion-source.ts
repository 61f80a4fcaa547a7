import type { Evaluation } from '../evaluation.ts';
import type { Individual } from '../individual.ts';
import type { BreedingFocus, Problem, Suggestion } from '../problem.ts';
import { preferredIndividuals } from '../ranking/preference-sorting.ts';
import type { SearchRun } from '../search-run.ts';
import { SuggestionQueue } from './suggestion-queue.ts';

const MOST_INSPECTIONS = 6;
/** When nothing gets better, others than the best are asked in each of so many generations, and then in every fourth. */
const EAGER = 8;
const LATER_EVERY = 4;
/** So many may be asked that are as good as the best. */
const MOST_RIVALS = 2;
/** Probes of one generation, in rounds: the later ones follow from the earlier. */
const MOST_PROBES = 8;
const PROBE_ROUNDS = 3;
/** Probes in all: so many, and then a part of the executions. */
const FREE_PROBES = 32;
const PROBE_SHARE = 0.03;
/** Suggestions of probes come first: they say what values have to look like. */
const PREFERENCE = 0.5;

/** A chromosome to probe, and the individual that it is about. */
interface Probe<C, E extends Evaluation> {
  readonly chromosome: C;
  readonly individual: Individual<C, E>;
}

/** Asks the best individual of each goal, once, what its execution suggests. */
export class SuggestionSource<C, E extends Evaluation> {
  readonly #problem: Problem<C, E>;
  readonly #run: SearchRun<C, E>;
  readonly #queue = new SuggestionQueue<C>();
  readonly #asked = new WeakSet<Individual<C, E>>();
  #followed: Individual<C, E> | undefined;
  #probes = 0;

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

  /**
   * An individual that followed a suggestion, asked when nothing gets better: what a goal needs may undo what stands
   * before it, and then be put right by a second suggestion.
   */
  note(followed: Individual<C, E> | undefined): void {
    this.#followed = followed;
  }

  /** Takes in the suggestions of individuals that have become the best of a goal. */
  async refresh(population: readonly Individual<C, E>[], focus: BreedingFocus): Promise<void> {
    if (this.#problem.suggest === undefined) return;
    const best = preferredIndividuals(population, focus.goals).filter((individual) => !this.#asked.has(individual)).slice(0, MOST_INSPECTIONS);
    if (asksOthers(focus)) best.push(...this.#others(best, population, focus));
    const evaluations = await this.#run.inspect(best);
    best.slice(0, evaluations.length).forEach((individual, i) => this.#ask(individual, evaluations[i] as E, focus));
    await this.#probe(best, focus);
    this.#queue.settle((goal) => !this.#run.frontier.isCovered(goal));
  }

  /** What followed a suggestion, and individuals that come next to the best of a goal: other values, which may suggest something else. */
  #others(best: readonly Individual<C, E>[], population: readonly Individual<C, E>[], { goals }: BreedingFocus): Individual<C, E>[] {
    const others = this.#followed === undefined || best.includes(this.#followed) ? [] : [this.#followed];
    const wanted = MOST_RIVALS - best.length - others.length;
    if (wanted <= 0) return others;
    const unasked = population.filter((individual) => !this.#asked.has(individual) && !best.includes(individual) && !others.includes(individual));
    return [...others, ...preferredIndividuals(unasked, goals).slice(0, wanted)];
  }

  async #probe(best: readonly Individual<C, E>[], focus: BreedingFocus): Promise<void> {
    let wanted = best.flatMap((individual) => this.#probesFor(individual.chromosome, individual.evaluation, individual, focus));
    let left = Math.min(MOST_PROBES, FREE_PROBES + Math.floor(PROBE_SHARE * this.#run.progress.executions) - this.#probes);
    for (let round = 0; round < PROBE_ROUNDS && left > 0 && wanted.length > 0; round++) {
      const chosen: Probe<C, E>[] = [];
      for (const probe of wanted) if (chosen.length < left && this.#run.isNew(probe.chromosome)) chosen.push(probe);
      const evaluations = await this.#run.probe(chosen.map(({ chromosome }) => chromosome));
      left -= evaluations.length;
      this.#probes += evaluations.length;
      wanted = evaluations.flatMap((evaluation, i) => this.#learn(chosen[i] as Probe<C, E>, evaluation, focus));
    }
  }

  /** Takes in what a probe suggests; returns the probes that follow from it. */
  #learn({ chromosome, individual }: Probe<C, E>, evaluation: E, focus: BreedingFocus): Probe<C, E>[] {
    for (const suggestion of this.#suggestions(chromosome, evaluation, focus)) this.#queue.push(suggestion, PREFERENCE * individual.fitness(suggestion.goal));
    return this.#probesFor(chromosome, evaluation, individual, focus);
  }

  #probesFor(chromosome: C, evaluation: E, individual: Individual<C, E>, focus: BreedingFocus): Probe<C, E>[] {
    const probes = this.#problem.probes?.(chromosome, evaluation, focus) ?? [];
    return probes.map((probe) => ({ chromosome: probe, individual }));
  }

  #ask(individual: Individual<C, E>, evaluation: E, focus: BreedingFocus): void {
    this.#asked.add(individual);
    for (const suggestion of this.#suggestions(individual.chromosome, evaluation, focus)) this.#queue.push(suggestion, individual.fitness(suggestion.goal));
  }

  /** Those that may cover something. */
  #suggestions(chromosome: C, evaluation: E, focus: BreedingFocus): readonly Suggestion<C>[] {
    const isOpen = (goal: number): boolean => !this.#run.frontier.isCovered(goal);
    const suggestions = this.#problem.suggest?.(chromosome, evaluation, { ...focus, isOpen }) ?? [];
    return suggestions.filter(({ goal }) => isOpen(goal));
  }
}

function asksOthers({ stagnation }: BreedingFocus): boolean {
  return stagnation > 0 && (stagnation <= EAGER || stagnation % LATER_EVERY === 0);
}
