import type { ExecutionObserver, Executor, SubjectDto } from '@auklet/protocol';
import { createInProcessExecutor, createSubprocessExecutor, type InProcessExecutorOptions } from '@auklet/runner';

export interface ExecutorChoice {
  /** In child processes, or in this process. */
  readonly subprocess: boolean;
  readonly workers: number;
}

/** Opens executors the way the user asked for, and closes them when what they were opened for has ended. */
export class ExecutorFactory {
  readonly #choice: ExecutorChoice;

  constructor(choice: ExecutorChoice) {
    this.#choice = choice;
  }

  async use<T>(subject: SubjectDto, observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>, seed = 1): Promise<T> {
    const executor = this.#open({ subject, observers, seed });
    try {
      return await run(executor);
    } finally {
      await executor.close();
    }
  }

  #open(options: InProcessExecutorOptions): Executor {
    const { subprocess, workers } = this.#choice;
    return subprocess ? createSubprocessExecutor({ ...options, workers }) : createInProcessExecutor(options);
  }
}

/** Results of a batch in the order of the request. */
export async function resultsOf<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}
