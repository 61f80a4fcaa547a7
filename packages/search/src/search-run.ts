import type { Random } from '@auklet/random';
import { Archive } from './archive.ts';
import type { Evaluation } from './evaluation.ts';
import type { GenerationReport } from './generation-report.ts';
import { GoalFrontier } from './goals/goal-frontier.ts';
import { Individual } from './individual.ts';
import type { Problem } from './problem.ts';
import type { SearchProgress, StopCondition } from './stop-condition.ts';

/** What every algorithm needs. */
export interface SearchOptions {
  readonly random: Random;
  readonly stop: StopCondition;
}

/** A search: each step of `run` is a barrier, and the archive holds what was found so far. */
export interface SearchAlgorithm<C, E extends Evaluation = Evaluation> {
  readonly archive: Archive<C, E>;
  /** What it would breed from next, where it has such a thing: for each goal that is pursued, the individual that came nearest. */
  readonly population?: readonly Individual<C, E>[];
  run(): AsyncGenerator<GenerationReport, void>;
}

/** The state that algorithms share: archive, frontier, counters, and the one place where batches are executed. */
export class SearchRun<C, E extends Evaluation> {
  readonly archive: Archive<C, E> = new Archive<C, E>();
  readonly frontier: GoalFrontier;
  readonly #problem: Problem<C, E>;
  readonly #stop: StopCondition;
  readonly #seen = new Set<string>();
  #generation = 0;
  #nextIndex = 0;
  #executions = 0;
  #cost = 0;
  /** Unknown at the start of every generation but the first, which is always run. */
  #isStopped: boolean | undefined = false;
  #executionsAtGain = 0;
  #newlyCovered: number[] = [];
  readonly #gains = new Map<Individual<C, E>, number>();

  constructor(problem: Problem<C, E>, stop: StopCondition) {
    this.#problem = problem;
    this.#stop = stop;
    this.frontier = new GoalFrontier(problem.goals);
  }

  get generation(): number {
    return this.#generation;
  }

  get progress(): SearchProgress {
    return {
      generation: this.#generation,
      executions: this.#executions,
      cost: this.#cost,
      coveredCount: this.frontier.coveredCount,
      goalCount: this.#problem.goals.count,
      executionsSinceGain: this.#executions - this.#executionsAtGain,
    };
  }

  /** Whether this generation has covered a goal so far. */
  get gainedGoals(): boolean {
    return this.#newlyCovered.length > 0;
  }

  /** The part of the budget that is spent, in [0, 1]. */
  get spent(): number {
    return this.#stop.spent?.(this.progress) ?? 0;
  }

  /** True when the search has to end: nothing left to cover, or the caller's condition. */
  get done(): boolean {
    return this.frontier.coveredCount >= this.#problem.goals.count || this.exhausted;
  }

  /** True when the caller's condition said so before this generation, or leaves no execution. */
  get exhausted(): boolean {
    this.#isStopped ??= this.#stop.reached(this.progress);
    return this.#isStopped || (this.#stop.executionsLeft?.(this.progress) ?? Infinity) <= 0;
  }

  /** Marks a chromosome as met; false when an equal one was met before. */
  isNew(chromosome: C): boolean {
    const key = this.#problem.key?.(chromosome);
    if (key === undefined) return true;
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    return true;
  }

  /** Executes a batch, cut to what the budget allows, and takes in the results in the order of the batch. */
  async execute(batch: readonly C[]): Promise<Individual<C, E>[]> {
    const allowed = batch.slice(0, this.#stop.executionsLeft?.(this.progress) ?? batch.length);
    if (allowed.length === 0) return [];
    const evaluations = await this.#problem.evaluate(allowed);
    return allowed.map((chromosome, i) => this.#absorb(chromosome, evaluations[i] as E));
  }

  /** Evaluations that observe closely enough for suggestions, cut to what the budget allows. */
  async inspect(individuals: readonly Individual<C, E>[]): Promise<readonly E[]> {
    if (this.#problem.inspect === undefined) return individuals.map(({ evaluation }) => evaluation);
    return await this.probe(individuals.map(({ chromosome }) => chromosome));
  }

  /** Executes chromosomes for what they show only: they become no individuals. */
  async probe(chromosomes: readonly C[]): Promise<readonly E[]> {
    const allowed = chromosomes.slice(0, this.#stop.executionsLeft?.(this.progress) ?? chromosomes.length);
    if (allowed.length === 0 || this.#problem.inspect === undefined) return [];
    const evaluations = await this.#problem.inspect(allowed);
    this.#executions += allowed.length;
    for (const { cost } of evaluations) this.#cost += cost;
    return evaluations;
  }

  #absorb(chromosome: C, evaluation: E): Individual<C, E> {
    const id = { generation: this.#generation, index: this.#nextIndex++ };
    const individual = new Individual<C, E>(id, chromosome, evaluation, this.#problem.size(chromosome), this.#problem.goals.count);
    this.#executions += evaluation.executions ?? 1;
    this.#cost += evaluation.cost;
    this.archive.offer(individual);
    const before = this.#newlyCovered.length;
    for (let i = 0; i < evaluation.covered.length; i++) {
      const goal = evaluation.covered[i] as number;
      if (this.frontier.cover(goal)) this.#newlyCovered.push(goal);
    }
    this.#gains.set(individual, this.#newlyCovered.length - before);
    return individual;
  }

  /** Goals that an individual of this generation was the first to cover. */
  newGoalsOf(individual: Individual<C, E>): number {
    return this.#gains.get(individual) ?? 0;
  }

  /** Closes a generation and describes it. */
  endGeneration(suggestions = 0, operators: Readonly<Record<string, number>> = {}): GenerationReport {
    const newlyCovered = this.#newlyCovered.sort((a, b) => a - b);
    this.#newlyCovered = [];
    this.#gains.clear();
    if (newlyCovered.length > 0) this.#executionsAtGain = this.#executions;
    this.#generation += 1;
    this.#nextIndex = 0;
    this.#isStopped = undefined;
    return { ...this.progress, newlyCovered, currentGoals: this.frontier.current, suggestions, operators };
  }
}
