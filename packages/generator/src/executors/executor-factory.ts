import type { ExecutionObserver, Executor, ExecutorSettings, SubjectDto } from '@auklet/protocol';
import { createInProcessExecutor, createSubprocessExecutor, type InProcessExecutorOptions } from '@auklet/runner';

export interface ExecutorChoice extends Pick<ExecutorSettings, 'isolation' | 'allow'> {
  /** In child processes, or in this process. */
  readonly subprocess: boolean;
  readonly workers: number;
}

/** What a test may notice of when and where it runs. */
export type Surroundings = Partial<Pick<ExecutorSettings, 'seed' | 'epochMs' | 'timeZone'>>;

/** Opens executors the way the user asked for, and closes them when what they were opened for has ended. */
export class ExecutorFactory {
  readonly #choice: ExecutorChoice;

  constructor(choice: ExecutorChoice) {
    this.#choice = choice;
  }

  async use<T>(subject: SubjectDto, observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>, surroundings: Surroundings = {}): Promise<T> {
    const executor = this.#open({ subject, observers, ...surroundings });
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  /** In child processes whatever the user asked for: what runs here may end its process. */
  async useProcesses<T>(subject: SubjectDto, run: (executor: Executor) => Promise<T>): Promise<T> {
    const { workers, isolation, allow } = this.#choice;
    const executor = createSubprocessExecutor({ subject, workers, isolation, allow });
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  #open(place: InProcessExecutorOptions): Executor {
    const { subprocess, workers, isolation, allow } = this.#choice;
    const options = { ...place, isolation, allow };
    return subprocess ? createSubprocessExecutor({ ...options, workers }) : createInProcessExecutor(options);
  }
}

/** Results of a batch in the order of the request. */
export async function resultsOf<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}
