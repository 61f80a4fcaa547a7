import type { Random } from '@auklet/random';
import { Archive } from '../archive.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Problem } from '../problem.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';
import { compareSuites, Suite } from './suite.ts';

const SUITES = 6;
const MOST_MEMBERS = 10;

/** Samples whole suites and keeps the best one: the baseline of whole-suite search. */
export class RandomSuiteSearch<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #options: SearchOptions;
  readonly #run: SearchRun<C, E>;
  #best: Suite<C, E> = new Suite<C, E>([]);

  constructor(problem: Problem<C, E>, options: SearchOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#run = new SearchRun(problem, options.stop);
  }

  /** The members of the best suite. */
  get archive(): Archive<C, E> {
    const archive = new Archive<C, E>();
    for (const member of this.#best.members) archive.offer(member);
    return archive;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    const goals = Array.from({ length: this.#problem.goals.count }, (_, goal) => goal);
    while (!this.#run.done) {
      const random = this.#options.random.fork('suites', this.#run.generation);
      const plans = Array.from({ length: SUITES }, (_, index) => this.#sample(random.fork(index)));
      const executed = await this.#run.execute(plans.flat());
      for (const { length } of plans) {
        const suite = new Suite(executed.splice(0, length));
        if (compareSuites(suite, this.#best, goals) < 0) this.#best = suite;
      }
      yield this.#run.endGeneration();
    }
  }

  #sample(random: Random): readonly C[] {
    return Array.from({ length: random.int(1, MOST_MEMBERS) }, (_, index) => this.#problem.sample(random.fork(index), { goals: [], stagnation: 0 }));
  }
}
