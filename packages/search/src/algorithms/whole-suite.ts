import type { Random } from '@auklet/random';
import { Archive } from '../archive.ts';
import type { Evaluation } from '../evaluation.ts';
import type { GenerationReport } from '../generation-report.ts';
import type { Individual } from '../individual.ts';
import type { Problem } from '../problem.ts';
import { SearchRun, type SearchAlgorithm, type SearchOptions } from '../search-run.ts';
import { compareSuites, Suite } from './suite.ts';

export interface WholeSuiteOptions extends SearchOptions {
  /** Suites in a generation (default 10). */
  readonly populationSize?: number;
  /** Whether covered goals leave the fitness and their witnesses are kept aside (default true; Rojas et al. 2017). */
  readonly archive?: boolean;
}

const MOST_MEMBERS = 10;
const CROSSOVER = 0.75;
const INSERTION = 0.1;
const RANK_BIAS = 1.7;

/** What a suite shall consist of: members that are known, and chromosomes that are still to be executed. */
type Plan<C, E extends Evaluation> = readonly (Individual<C, E> | { readonly chromosome: C })[];

/**
 * Evolves suites by the sum of their distances to all goals (Fraser and Arcuri 2013). Members that did not change are
 * not executed again.
 */
export class WholeSuite<C, E extends Evaluation = Evaluation> implements SearchAlgorithm<C, E> {
  readonly #problem: Problem<C, E>;
  readonly #options: WholeSuiteOptions;
  readonly #run: SearchRun<C, E>;
  #suites: Suite<C, E>[] = [];

  constructor(problem: Problem<C, E>, options: WholeSuiteOptions) {
    this.#problem = problem;
    this.#options = options;
    this.#run = new SearchRun(problem, options.stop);
  }

  /** Every witness met, or, without an archive, the members of the best suite. */
  get archive(): Archive<C, E> {
    if (this.#options.archive !== false) return this.#run.archive;
    const best = new Archive<C, E>();
    for (const member of this.#suites[0]?.members ?? []) best.offer(member);
    return best;
  }

  async *run(): AsyncGenerator<GenerationReport, void> {
    const size = this.#options.populationSize ?? 10;
    const first = this.#options.random.fork('first');
    yield await this.#generation(Array.from({ length: size }, (_, index) => this.#sample(first.fork(index))));
    while (!this.#done) {
      const random = this.#options.random.fork('generation', this.#run.generation);
      yield await this.#generation(Array.from({ length: size - 1 }, (_, index) => this.#breed(random.fork(index))));
    }
  }

  get #done(): boolean {
    if (this.#options.archive !== false) return this.#run.done;
    return this.#run.exhausted || this.#suites[0]?.fitness(this.#goals) === 0;
  }

  get #goals(): readonly number[] {
    const all = Array.from({ length: this.#problem.goals.count }, (_, goal) => goal);
    return this.#options.archive === false ? all : all.filter((goal) => !this.#run.frontier.isCovered(goal));
  }

  /** Executes what is new in the plans as one batch, and keeps the best suites, the best one of before among them. */
  async #generation(plans: readonly Plan<C, E>[]): Promise<GenerationReport> {
    const unknown = plans.flat().flatMap((member) => ('evaluation' in member ? [] : [member]));
    const executed = await this.#run.execute(unknown.map(({ chromosome }) => chromosome));
    const known = new Map(unknown.map((member, i) => [member, executed[i]]));
    const suites = plans.map((plan) => new Suite(plan.flatMap((member) => ('evaluation' in member ? member : (known.get(member) ?? [])))));
    const goals = this.#goals;
    this.#suites = [...this.#suites.slice(0, 1), ...suites].filter(({ members }) => members.length > 0).sort((a, b) => compareSuites(a, b, goals));
    return this.#run.endGeneration();
  }

  #sample(random: Random): Plan<C, E> {
    const seeds = this.#problem.seeds?.(random.fork('seeds')) ?? [];
    return Array.from({ length: random.int(2, MOST_MEMBERS) }, () =>
      seeds.length > 0 && random.boolean() ? { chromosome: random.pick(seeds) } : this.#newMember(random),
    );
  }

  #newMember(random: Random): { readonly chromosome: C } {
    return { chromosome: this.#problem.sample(random, { goals: this.#run.frontier.current, stagnation: 0 }) };
  }

  #breed(random: Random): Plan<C, E> {
    const first = this.#select(random);
    const second = this.#select(random);
    if (first === undefined || second === undefined) return this.#sample(random);
    const members = random.boolean(CROSSOVER) ? crossed(first.members, second.members, random) : first.members;
    return this.#mutated(members, random);
  }

  /** Rank selection (Whitley 1989). */
  #select(random: Random): Suite<C, E> | undefined {
    const draw = random.float();
    const root = Math.sqrt(RANK_BIAS * RANK_BIAS - 4 * (RANK_BIAS - 1) * draw);
    return this.#suites[Math.floor((this.#suites.length * (RANK_BIAS - root)) / 2 / (RANK_BIAS - 1))];
  }

  #mutated(members: readonly Individual<C, E>[], random: Random): Plan<C, E> {
    const focus = { goals: this.#run.frontier.current, stagnation: 0 };
    const plan: (Individual<C, E> | { readonly chromosome: C })[] = members.map((member) =>
      random.boolean(1 / members.length) ? { chromosome: this.#problem.mutate(member.chromosome, random, focus, member.evaluation) } : member,
    );
    while (plan.length < MOST_MEMBERS && random.boolean(INSERTION)) plan.push(this.#newMember(random));
    return plan;
  }
}

function crossed<T>(first: readonly T[], second: readonly T[], random: Random): readonly T[] {
  const at = random.float();
  return [...first.slice(0, Math.ceil(at * first.length)), ...second.slice(Math.ceil(at * second.length))].slice(0, MOST_MEMBERS);
}
