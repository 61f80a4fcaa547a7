import type { DenialDto, ExecutionObserver, Executor, ExecutorSettings, SubjectDto } from '@auklet/protocol';
import { StateCheckingExecutor } from './state-checking-executor.ts';
import { createInProcessExecutor, createSubprocessExecutor, type InProcessExecutorOptions } from '@auklet/runner';

export interface ExecutorChoice extends Pick<ExecutorSettings, 'isolation' | 'allow'> {
  /** In child processes, or in this process. */
  readonly subprocess: boolean;
  readonly workers: number;
  /** Names of environment variables that are passed on. */
  readonly env: readonly string[];
}

/** What a test may notice of when and where it runs. */
export type Surroundings = Partial<Pick<ExecutorSettings, 'seed' | 'epochMs' | 'timeZone'>>;

export interface ExecutorPlace extends Surroundings {
  /** Instead of as many as the user asked for. */
  readonly workers?: number;
}

/** Opens executors the way the user asked for, and closes them when what they were opened for has ended. */
export class ExecutorFactory {
  readonly #choice: ExecutorChoice;

  readonly #onDenied: (denial: DenialDto) => void;

  /** @param onDenied hears of everything that a module tries and may not do */
  constructor(choice: ExecutorChoice, onDenied: (denial: DenialDto) => void = () => {}) {
    this.#choice = choice;
    this.#onDenied = onDenied;
  }

  /** The same, for somebody who wants to hear what is denied. */
  reportingTo(onDenied: (denial: DenialDto) => void): ExecutorFactory {
    return new ExecutorFactory(this.#choice, onDenied);
  }

  async use<T>(subject: SubjectDto, observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>, { workers, ...surroundings }: ExecutorPlace = {}): Promise<T> {
    const executor = this.#open({ subject, observers, ...surroundings }, workers);
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  /**
   * The same for a subject that seems to keep no state, which is checked while tests run; `renewable` gives it in a form
   * that can be renewed for every test.
   */
  async useChecked<T>(subject: SubjectDto, renewable: () => SubjectDto, observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    if (subject.stateful || this.#choice.isolation !== 'auto') return await this.use(subject, observers, run);
    const renewed = renewable();
    const executor = StateCheckingExecutor.create(this.#open({ subject, observers }), this.#open({ subject: renewed, observers: observers.map(({ remote }) => ({ remote })) }, 1));
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  /** In child processes whatever the user asked for: what runs here may end its process. `open` is used when it has such processes already. */
  async useProcesses<T>(open: Executor, subject: SubjectDto, observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    const { workers, subprocess } = this.#choice;
    if (subprocess) return await run(open);
    const executor = createSubprocessExecutor({ subject, observers, workers, ...this.#settings() });
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  #open(place: InProcessExecutorOptions, workers = this.#choice.workers): Executor {
    const { subprocess } = this.#choice;
    const options = { ...place, ...this.#settings() };
    return subprocess ? createSubprocessExecutor({ ...options, workers }) : createInProcessExecutor(options);
  }

  #settings(): Pick<InProcessExecutorOptions, 'isolation' | 'allow' | 'env' | 'onEvent'> {
    const { isolation, allow, env } = this.#choice;
    const onDenied = this.#onDenied;
    return { isolation, allow, env: variables(env), onEvent: (event) => event.kind === 'denied' && onDenied(event.denial) };
  }
}

/** Those that are set. */
function variables(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
}

/** Results of a batch in the order of the request. */
export async function resultsOf<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}
