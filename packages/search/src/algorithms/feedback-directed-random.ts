import type { Random } from '@auklet/random';
import type { Archive } from '../archive.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Individual } from '../individual.ts';
import type { Problem } from '../problem.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';

const BATCH = 36;
const POOL = 500;
const EXTEND = 0.7;
const LARGEST = 200;

/**
 * Grows chromosomes that ended well by one step at a time (Randoop, Pacheco et al. 2007): what fails is not built upon,
 * what was met before is not executed again. It knows coverage, but no distances.
 */
export class FeedbackDirectedRandom<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #options: SearchOptions;
  readonly #run: SearchRun<C, E>;
  #pool: Individual<C, E>[] = [];

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
      const random = this.#options.random.fork('feedback', this.#run.generation);
      const grown = Array.from({ length: BATCH }, (_, index) => this.#grow(random.fork(index))).filter((chromosome) => this.#run.isNew(chromosome));
      const batch = grown.length > 0 ? grown : [this.#problem.sample(random.fork('sample'), UNFOCUSED)];
      const executed = await this.#run.execute(batch);
      const sound = executed.filter(({ evaluation, size }) => !evaluation.failing && evaluation.hazardous !== true && size <= LARGEST);
      this.#pool = [...this.#pool, ...sound].slice(-POOL);
      yield this.#run.endGeneration();
    }
  }

  #grow(random: Random): C {
    if (this.#pool.length === 0 || !random.boolean(EXTEND)) return this.#problem.sample(random, UNFOCUSED);
    const parent = random.pick(this.#pool);
    return this.#problem.extend?.(parent.chromosome, random) ?? this.#problem.mutate(parent.chromosome, random, UNFOCUSED, parent.evaluation);
  }
}

const UNFOCUSED = { goals: [], stagnation: 0 };
