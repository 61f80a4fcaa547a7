import type { Random } from '@auklet/random';
import type { Archive } from '../archive.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Problem } from '../problem.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';
import { GoalPopulation } from './goal-population.ts';

export interface MioOptions extends SearchOptions {
  /** Part of the budget after which the search only exploits (default ½). */
  readonly focusFrom?: number;
  /** Individuals kept for each goal at first; one in the end (default 10). */
  readonly populationSize?: number;
  /** Probability of a new sample at first; none in the end (default ½). */
  readonly samplingProbability?: number;
}

const BATCH = 32;
const MOST_MUTATIONS = 10;

/**
 * Many independent objectives (Arcuri 2018): a small population for each goal, fed by samples and by mutants of
 * individuals of the goal that was drawn least since it last got better. A batch is drawn from what was known before it.
 */
export class Mio<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #options: MioOptions;
  readonly #run: SearchRun<C, E>;
  readonly #populations = new Map<number, GoalPopulation<C, E>>();

  constructor(problem: Problem<C, E>, options: MioOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#run = new SearchRun(problem, options.stop);
  }

  get archive(): Archive<C, E> {
    return this.#run.archive;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    const seeds = this.#problem.seeds?.(this.#options.random.fork('seeds')) ?? [];
    for (let at = 0; at < seeds.length && !this.#run.done; at += BATCH) yield await this.#generation(seeds.slice(at, at + BATCH));
    while (!this.#run.done) {
      const random = this.#options.random.fork('generation', this.#run.generation);
      yield await this.#generation(Array.from({ length: BATCH }, (_, index) => this.#draw(random.fork(index))));
    }
  }

  async #generation(batch: readonly C[]): Promise<GenerationReport> {
    const capacity = Math.max(1, Math.round(this.#fading(this.#options.populationSize ?? 10, 1)));
    for (const individual of await this.#run.execute(batch)) {
      if (individual.evaluation.hazardous === true) continue;
      individual.measure(this.#run.frontier.current);
      for (const goal of this.#run.frontier.current) this.#populationOf(goal).offer(individual, capacity);
    }
    if (this.#run.frontier.current.length === 0) this.#run.frontier.activateAll();
    return this.#run.endGeneration();
  }

  #draw(random: Random): C {
    const focus = { goals: this.#run.frontier.current, stagnation: 0 };
    const sampled = random.boolean(this.#fading(this.#options.samplingProbability ?? 0.5, 0));
    const parent = sampled ? undefined : this.#leastDrawn()?.draw(random);
    if (parent === undefined) return this.#problem.sample(random, focus);
    let child = parent.chromosome;
    const mutations = random.int(1, Math.max(1, Math.round(this.#fading(1, MOST_MUTATIONS))));
    for (let i = 0; i < mutations; i++) child = this.#problem.mutate(child, random, focus, parent.evaluation);
    return child;
  }

  /** The population of the goal drawn least since it last got better; ties go to the lower goal. */
  #leastDrawn(): GoalPopulation<C, E> | undefined {
    let least: GoalPopulation<C, E> | undefined;
    for (const goal of this.#run.frontier.current) {
      const population = this.#populations.get(goal);
      if (population !== undefined && (least === undefined || population.draws < least.draws)) least = population;
    }
    return least;
  }

  #populationOf(goal: number): GoalPopulation<C, E> {
    const known = this.#populations.get(goal);
    if (known !== undefined) return known;
    const population = new GoalPopulation<C, E>(goal);
    this.#populations.set(goal, population);
    return population;
  }

  /** From `start` at the beginning, in a straight line, to `end` where exploitation starts. */
  #fading(start: number, end: number): number {
    const part = Math.min(1, this.#run.spent / (this.#options.focusFrom ?? 0.5));
    return start + (end - start) * part;
  }
}

