import type { Random } from '@auklet/random';
import type { Archive } from '../archive.ts';
import { type BredChromosome, Breeder } from '../breeding/breeder.ts';
import { GoalTargets } from '../breeding/goal-targets.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Individual } from '../individual.ts';
import { LocalSearch } from '../local-search/local-search.ts';
import type { BreedingFocus, Problem } from '../problem.ts';
import { preferredIndividuals, survivors } from '../ranking/preference-sorting.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';
import { Stagnation } from '../stagnation.ts';

export interface DynaMosaOptions extends SearchOptions {
  /** Individuals that survive a generation, unless there are more goals to keep one for (default 32). */
  readonly populationSize?: number;
  /** New samples in each generation, beside as many offspring as there are individuals (default 4). */
  readonly samplesPerGeneration?: number;
  /** Whether a goal is pursued only when what it is control dependent on is covered (default true). */
  readonly dynamic?: boolean;
  /** Whether stagnation is answered with local search (default true); it needs a problem with neighbourhoods. */
  readonly localSearch?: boolean;
}

/** After how many generations without progress what is tried, and how often again. */
const LOCAL_SEARCH = { after: 3, every: 5 };
const FOCUS = { from: 12, to: 22 };
const RESTART_EVERY = 25;

/**
 * Many-objective search that pursues only the goals whose control dependences are covered (DynaMOSA, Panichella,
 * Kifetew and Tonella 2018). A generation is bred whole, executed as one batch, and taken in by index. Stagnation is
 * answered by local search, then by breeding for single goals, then by a restart around the best of each goal.
 */
export class DynaMosa<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #random: Random;
  readonly #populationSize: number;
  readonly #samples: number;
  readonly #run: SearchRun<C, E>;
  readonly #breeder: Breeder<C, E>;
  readonly #localSearch: LocalSearch<C, E> | null;
  readonly #stagnation = new Stagnation();
  readonly #targets: GoalTargets<C, E>;
  #population: Individual<C, E>[] = [];

  constructor(problem: Problem<C, E>, options: DynaMosaOptions) {
    this.#problem = problem;
    this.#random = options.random;
    this.#populationSize = options.populationSize ?? 32;
    this.#samples = options.samplesPerGeneration ?? 4;
    this.#run = new SearchRun(problem, options.stop);
    if (options.dynamic === false) this.#run.frontier.activateAll();
    this.#breeder = new Breeder(problem, this.#run);
    this.#localSearch = options.localSearch === false ? null : new LocalSearch(problem, this.#run);
    this.#targets = new GoalTargets(this.#run.frontier);
  }

  get archive(): Archive<C, E> {
    return this.#run.archive;
  }

  get population(): readonly Individual<C, E>[] {
    return this.#population;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    for (const batch of this.#firstBatches()) {
      if (this.#run.done) return;
      yield await this.#generation(batch, this.#random.fork('first'));
    }
    while (!this.#run.done) {
      const random = this.#random.fork('generation', this.#run.generation);
      yield await this.#generation(this.#breed(random), random);
    }
  }

  get #focus(): BreedingFocus {
    return { goals: this.#run.frontier.current, stagnation: this.#stagnation.generations };
  }

  /** Seeds and, up to the size of the population, samples; in batches no larger than any other generation. */
  #firstBatches(): BredChromosome<C>[][] {
    const random = this.#random.fork('first');
    const seeds = this.#problem.seeds?.(random.fork('seeds')) ?? [];
    const first = this.#breeder.first(seeds, this.#populationSize, this.#focus, random);
    const size = this.#populationSize + this.#samples;
    return Array.from({ length: Math.ceil(first.length / size) }, (_, i) => first.slice(i * size, (i + 1) * size));
  }

  #breed(random: Random): BredChromosome<C>[] {
    const { generations } = this.#stagnation;
    const phase = generations % RESTART_EVERY;
    if (generations > 0 && phase === 0) this.#restart();
    if (phase >= FOCUS.from && phase < FOCUS.to && this.#population.length > 0) {
      const targets = this.#targets.choose(this.#population, this.#populationSize);
      return [...this.#breeder.focused(targets, this.#focus, random), ...this.#breeder.breed([], 0, this.#samples, this.#focus, random.fork('samples'))];
    }
    return this.#breeder.breed(this.#population, this.#populationSize, this.#samples, this.#focus, random);
  }

  /** Keeps the best individual of each goal only, so that samples take the places of the others. */
  #restart(): void {
    this.#population = preferredIndividuals(this.#population, this.#run.frontier.current);
    this.#breeder.forgetCredit();
  }

  async #generation(bred: readonly BredChromosome<C>[], random: Random): Promise<GenerationReport> {
    const offspring = await this.#run.execute(bred.map(({ chromosome }) => chromosome));
    if (this.#run.frontier.current.length === 0) this.#run.frontier.activateAll();
    for (const individual of [...this.#population, ...offspring]) individual.measure(this.#run.frontier.current);
    this.#breeder.credit(this.#population, offspring, bred);
    this.#select(offspring);
    if (this.#isTimeForLocalSearch()) this.#select((await this.#localSearch?.improve(this.#population, random.fork('local'))) ?? []);
    await this.#breeder.refreshSuggestions(this.#population, this.#focus);
    this.#stagnation.observe(this.#run.gainedGoals, this.#population, this.#run.frontier.current);
    return this.#run.endGeneration(this.#breeder.waiting, this.#breeder.shares);
  }

  #isTimeForLocalSearch(): boolean {
    const { generations } = this.#stagnation;
    return generations === LOCAL_SEARCH.after || this.#run.generation % LOCAL_SEARCH.every === LOCAL_SEARCH.every - 1;
  }

  #select(newcomers: readonly Individual<C, E>[]): void {
    for (const individual of newcomers) individual.measure(this.#run.frontier.current);
    const harmless = newcomers.filter(({ evaluation }) => evaluation.hazardous !== true);
    this.#population = survivors([...this.#population, ...harmless], this.#run.frontier.current, this.#populationSize);
  }
}
