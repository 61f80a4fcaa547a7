import type { Random } from '@auklet/random';
import type { Archive } from '../archive.ts';
import { Breeder, type BredChromosome } from '../breeding/breeder.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Individual } from '../individual.ts';
import type { Problem } from '../problem.ts';
import { survivors } from '../ranking/preference-sorting.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';

export interface DynaMosaOptions extends SearchOptions {
  /** Individuals that survive a generation, unless there are more goals to keep one for (default 32). */
  readonly populationSize?: number;
  /** New samples in each generation, beside as many offspring as there are individuals (default 4). */
  readonly samplesPerGeneration?: number;
}

/**
 * Many-objective search that pursues only the goals whose control dependences are covered (DynaMOSA, Panichella,
 * Kifetew and Tonella 2018). A generation is bred whole, executed as one batch, and taken in by index.
 */
export class DynaMosa<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #random: Random;
  readonly #populationSize: number;
  readonly #samples: number;
  readonly #run: SearchRun<C, E>;
  readonly #breeder: Breeder<C, E>;
  #population: Individual<C, E>[] = [];

  constructor(problem: Problem<C, E>, options: DynaMosaOptions) {
    this.#problem = problem;
    this.#random = options.random;
    this.#populationSize = options.populationSize ?? 32;
    this.#samples = options.samplesPerGeneration ?? 4;
    this.#run = new SearchRun(problem, options.stop);
    this.#breeder = new Breeder(problem, this.#run);
  }

  get archive(): Archive<C, E> {
    return this.#run.archive;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    for (const batch of this.#firstBatches()) {
      if (this.#run.done) return;
      yield await this.#generation(batch);
    }
    while (!this.#run.done) {
      const random = this.#random.fork('generation', this.#run.generation);
      yield await this.#generation(this.#breeder.breed(this.#population, this.#populationSize, this.#samples, random));
    }
  }

  /** Seeds and, up to the size of the population, samples; in batches no larger than any other generation. */
  #firstBatches(): BredChromosome<C>[][] {
    const random = this.#random.fork('first');
    const seeds = this.#problem.seeds?.(random.fork('seeds')) ?? [];
    const first = this.#breeder.first(seeds, this.#populationSize, random);
    const size = this.#populationSize + this.#samples;
    return Array.from({ length: Math.ceil(first.length / size) }, (_, i) => first.slice(i * size, (i + 1) * size));
  }

  async #generation(bred: readonly BredChromosome<C>[]): Promise<GenerationReport> {
    const offspring = await this.#run.execute(bred.map(({ chromosome }) => chromosome));
    if (this.#run.frontier.current.length === 0) this.#run.frontier.activateAll();
    this.#breeder.learn(this.#population, offspring, bred);
    this.#population = survivors([...this.#population, ...offspring], this.#run.frontier.current, this.#populationSize);
    return this.#run.endGeneration(this.#breeder.waiting, this.#breeder.shares);
  }
}
