import type { Archive } from '../archive.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Problem } from '../problem.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';

const BATCH = 36;
const UNFOCUSED = { goals: [], stagnation: 0 };

/** Samples chromosomes and learns nothing from them: the baseline that every other algorithm has to beat. */
export class RandomSearch<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #options: SearchOptions;
  readonly #run: SearchRun<C, E>;

  constructor(problem: Problem<C, E>, options: SearchOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#run = new SearchRun(problem, options.stop);
  }

  get archive(): Archive<C, E> {
    return this.#run.archive;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    while (!this.#run.done) {
      const random = this.#options.random.fork('random', this.#run.generation);
      await this.#run.execute(Array.from({ length: BATCH }, (_, index) => this.#problem.sample(random.fork(index), UNFOCUSED)));
      yield this.#run.endGeneration();
    }
  }
}
