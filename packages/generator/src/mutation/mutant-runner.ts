import type { ObservedRun } from '@auklet/assertions';
import { mutantSwitch, reachedMutants } from '@auklet/instrumentation/mutants';
import { type Shape, shapes, shapesOf, values, valuesOf } from '@auklet/observers';
import type { ExecutionResultDto, Executor, ObservationDto, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { Deadline } from '../deadline.ts';
import { resultsOf } from '../executors/executor-factory.ts';

/** Executions that are sent together; between two such batches the clock is asked. */
const BATCH = 64;
const ORIGINAL = 0;
/** What the end of a process costs, in executions that end well. */
const DEATH_COST = 100;

/** One execution of a test on one mutant; 0 is the original. */
export interface MutantExecution {
  readonly testCase: TestCaseDto;
  readonly mutant: number;
  /** What the test showed on the original, if that is known. */
  readonly original?: MutantRun;
}

export interface MutantRun extends ObservedRun {
  /** Mutants at whose places it came by. */
  readonly reached: readonly number[];
  /** What was observed, undecoded. */
  readonly observed: ObservationDto | undefined;
  /** Of each statement's value; known of runs on the original. */
  readonly shapes: readonly Shape[];
}

const VALUES = values().remote.name;

/** Executes tests on mutants within a budget. */
export class MutantRunner {
  readonly #executor: Executor;
  readonly #budget: number;
  readonly #deadline: Deadline;
  /** Deaths of processes included, at their cost. */
  #executions = 0;
  #ranOut = false;

  /** The executor must be one for the mutated module, and carry the tracer. */
  constructor(executor: Executor, budget: number, deadline: Deadline) {
    this.#executor = executor;
    this.#budget = budget;
    this.#deadline = deadline;
  }

  /** Whether the clock has ended it before its executions were used up. */
  get ranOutOfTime(): boolean {
    return this.#ranOut;
  }

  /** Whether more may be run; asked between rounds, so that one may go beyond the budget of executions. */
  get isOver(): boolean {
    if (this.#executions >= this.#budget) return true;
    this.#ranOut ||= this.#deadline.passed();
    return this.#ranOut;
  }

  /** Whether this share of the budget is used up. */
  hasSpent(share: number): boolean {
    return this.isOver || this.#executions >= this.#budget * share;
  }

  /** Executions until this share of the budget is used up. */
  leftOf(share: number): number {
    return Math.max(0, this.#budget * share - this.#executions);
  }

  /**
   * Runs tests on mutants; a run that shows the same as the original is that of the original. When time is up the last
   * ones have no run; those on the original have theirs in any case.
   */
  async run(executions: readonly MutantExecution[]): Promise<readonly MutantRun[]> {
    const runs: MutantRun[] = [];
    for (let first = 0; first < executions.length && !this.#isUp(executions[first] as MutantExecution); first += BATCH) {
      runs.push(...(await this.#runBatch(executions.slice(first, first + BATCH))));
    }
    return runs;
  }

  #isUp({ mutant }: MutantExecution): boolean {
    if (mutant === ORIGINAL) return false;
    this.#ranOut ||= this.#deadline.passed();
    return this.#ranOut;
  }

  #runBatch(executions: readonly MutantExecution[]): Promise<readonly MutantRun[]> {
    this.#executions += executions.length;
    const observers = [mutantSwitch(executions.map(({ mutant }) => mutant)), values(), ...(executions.some(({ mutant }) => mutant === ORIGINAL) ? [shapes()] : [])];
    return this.#executor.withObservers(observers, async (executor) => {
      const results = await resultsOf(executor.executeMultiple(executions.map(({ testCase }) => testCase)));
      this.#executions += DEATH_COST * results.filter(({ outcome }) => costsProcess(outcome)).length;
      return results.map((result, index) => runOf(result, executions[index]?.original));
    });
  }

  /** Runs test cases on the original. */
  runOriginal(testCases: readonly TestCaseDto[]): Promise<readonly MutantRun[]> {
    return this.run(testCases.map((testCase) => ({ testCase, mutant: ORIGINAL })));
  }
}

function costsProcess(outcome: OutcomeDto): boolean {
  if (outcome.kind === 'timed-out') return outcome.budget === 'cpu' || outcome.budget === 'wall';
  return outcome.kind === 'exited' || outcome.kind === 'crashed' || outcome.kind === 'out-of-memory';
}

function runOf(result: ExecutionResultDto, original: MutantRun | undefined): MutantRun {
  const observed = result.observations[VALUES];
  if (original !== undefined && original.observed === observed && original.outcome.kind === result.outcome.kind) return original;
  return { outcome: result.outcome, values: valuesOf(result), reached: reachedMutants(result), observed, shapes: shapesOf(result) };
}
