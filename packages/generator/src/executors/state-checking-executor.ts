import type { ExecuteOptions, ExecutionObserver, ExecutionResultDto, Executor, ObservationDto, TestCaseDto } from '@auklet/protocol';

/** One test in so many is run again, until so many have been. */
const EVERY = 20;
const MOST = 48;

/** What is known of a subject that seems to keep no state. */
interface StateCheck {
  /** Runs every test in new module instances. */
  readonly renewing: Executor;
  checked: number;
  /** Whether a test came out otherwise in new module instances. */
  isStateful: boolean;
}

/**
 * Runs test cases in module instances that they share, and a sample of them again in new ones. When that makes a
 * difference, the subject keeps state that its source did not show, and all later tests get new instances. Which tests
 * are run again depends on their places in a batch alone.
 */
export class StateCheckingExecutor implements Executor {
  readonly #shared: Executor;
  readonly #observers: readonly ExecutionObserver[];
  readonly #check: StateCheck;

  /** @param observers those that were added to `shared`, for the one with new instances. */
  private constructor(shared: Executor, observers: readonly ExecutionObserver[], check: StateCheck) {
    this.#shared = shared;
    this.#observers = observers;
    this.#check = check;
  }

  /** @param renewing has the same observers and renews the subject for every test; both are closed together. */
  static create(shared: Executor, renewing: Executor): StateCheckingExecutor {
    return new StateCheckingExecutor(shared, [], { renewing, checked: 0, isStateful: false });
  }

  async execute(testCase: TestCaseDto, options?: ExecuteOptions): Promise<ExecutionResultDto> {
    return await this.#current((executor) => executor.execute(testCase, options));
  }

  async *executeMultiple(testCases: readonly TestCaseDto[], options?: ExecuteOptions): AsyncGenerator<ExecutionResultDto, void> {
    if (this.#check.isStateful) {
      yield* await this.#current(async (executor) => executor.executeMultiple(testCases, options));
      return;
    }
    const sample: ExecutionResultDto[] = [];
    for await (const result of this.#shared.executeMultiple(testCases, options)) {
      if (result.index % EVERY === EVERY - 1 && this.#check.checked + sample.length < MOST) sample.push(result);
      yield result;
    }
    if (sample.length > 0) await this.#compare(testCases, sample);
  }

  withObservers<T>(observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    return this.#shared.withObservers(observers, (shared) => run(new StateCheckingExecutor(shared, [...this.#observers, ...observers], this.#check)));
  }

  async close(): Promise<void> {
    await Promise.all([this.#shared.close(), this.#check.renewing.close()]);
  }

  #current<T>(run: (executor: Executor) => Promise<T>): Promise<T> {
    return this.#check.isStateful ? this.#check.renewing.withObservers(this.#observers, run) : run(this.#shared);
  }

  async #compare(testCases: readonly TestCaseDto[], results: readonly ExecutionResultDto[]): Promise<void> {
    this.#check.checked += results.length;
    const sample = results.map(({ index }) => testCases[index] as TestCaseDto);
    await this.#check.renewing.withObservers(this.#observers.map(silent), async (executor) => {
      for await (const renewed of executor.executeMultiple(sample)) {
        if (!isSame(renewed, results[renewed.index] as ExecutionResultDto)) this.#check.isStateful = true;
      }
    });
  }
}

/** The half in the child alone: what is run again is no news. */
function silent({ remote }: ExecutionObserver): ExecutionObserver {
  return { remote };
}

function isSame(a: ExecutionResultDto, b: ExecutionResultDto): boolean {
  const names = new Set([...Object.keys(a.observations), ...Object.keys(b.observations)]);
  return JSON.stringify(a.outcome) === JSON.stringify(b.outcome) && [...names].every((name) => textOf(a.observations[name]) === textOf(b.observations[name]));
}

function textOf(observation: ObservationDto | undefined): string {
  return observation === undefined || typeof observation === 'string' ? (observation ?? '') : Buffer.from(observation).toString('latin1');
}
