import type { ExecutionObserver, Executor, SubjectDto } from '@auklet/protocol';
import { createInProcessExecutor, createSubprocessExecutor } from '@auklet/runner';

/** Opens executors the way the user asked for: in child processes, or in this process. */
export interface ExecutorFactory {
  open(subject: SubjectDto, observers: readonly ExecutionObserver[], seed?: number): Executor;
}

export interface ExecutorChoice {
  readonly subprocess: boolean;
  readonly workers: number;
}

export function executorFactory({ subprocess, workers }: ExecutorChoice): ExecutorFactory {
  return {
    open: (subject, observers, seed = 1) =>
      subprocess
        ? createSubprocessExecutor({ subject, observers, workers, seed })
        : createInProcessExecutor({ subject, observers, seed }),
  };
}

/** Results of a batch in the order of the request. */
export async function resultsOf<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}
