import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AukletError, type ExecuteOptions, type ExecutionObserver, type ExecutionResultDto, type Executor, type TestCaseDto } from '@auklet/protocol';
import { ObserverSet } from '../batches/observer-set.ts';
import { single } from '../batches/single.ts';
import type { WorkerSetup } from '../child/worker-protocol.ts';
import type { SubprocessExecutorOptions } from '../executor-options.ts';
import { type CheckedSettings, readSettings } from '../read-settings.ts';
import { BatchRun } from './batch-run.ts';
import { Guardian } from './guardian.ts';
import { createPrivateDirectory, removePrivateDirectory } from './private-directory.ts';
import { Scheduler } from './scheduler.ts';

/** Results of a long batch come in portions of this size. */
const MOST_TESTS_PER_JOB = 256;

/**
 * Runs test cases in child processes. What the subject does to its process costs a restart, never a result.
 *
 * @throws AukletError `invalid-dto` when an option or the subject is wrong, `usage` when observers share a name
 */
export function createSubprocessExecutor(options: SubprocessExecutorOptions): Executor {
  const settings = readSettings(options);
  const observers = new ObserverSet(options.observers ?? []);
  return new SubprocessExecutor(new ProcessPool(settings, observers, options), observers);
}

class SubprocessExecutor implements Executor {
  readonly #pool: ProcessPool;
  readonly #observers: ObserverSet;

  constructor(pool: ProcessPool, observers: ObserverSet) {
    this.#pool = pool;
    this.#observers = observers;
  }

  execute(testCase: TestCaseDto, options?: ExecuteOptions): Promise<ExecutionResultDto> {
    return single(this.executeMultiple([testCase], options));
  }

  executeMultiple(testCases: readonly TestCaseDto[], options: ExecuteOptions = {}): AsyncIterable<ExecutionResultDto> {
    this.#observers.beforeBatch(testCases);
    return this.#pool.send(testCases, this.#observers, options);
  }

  async withObservers<T>(observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    return await run(new SubprocessExecutor(this.#pool, this.#observers.with(observers)));
  }

  close(): Promise<void> {
    return this.#pool.close();
  }
}

/** The processes that executors with different observers share, and what belongs to them. */
class ProcessPool {
  readonly #settings: CheckedSettings;
  readonly #workers: number;
  readonly #scheduler: Scheduler;
  readonly #directory: string;
  readonly #guardian: Guardian;
  readonly #onEvent: NonNullable<SubprocessExecutorOptions['onEvent']>;
  #closing: Promise<void> | undefined;

  constructor(settings: CheckedSettings, observers: ObserverSet, options: SubprocessExecutorOptions) {
    this.#settings = settings;
    this.#workers = options.workers ?? 1;
    this.#onEvent = options.onEvent ?? (() => undefined);
    this.#directory = createPrivateDirectory();
    this.#guardian = new Guardian(this.#directory);
    const { limits, subject, renew, seed, epochMs, timeZone, allow, env, withheld } = settings;
    const setup = join(this.#directory, 'setup.json');
    writeFileSync(setup, JSON.stringify({ subject, renew, seed, epochMs, timeZone, allow, env, withheld, turns: limits.turns, observers: observers.references } satisfies WorkerSetup));
    const place = { directory: this.#directory, setup, memoryMb: limits.memoryMb, allow, guardian: this.#guardian };
    this.#scheduler = new Scheduler({ workers: this.#workers, limits, place, onEvent: this.#onEvent });
  }

  /** Sends a batch at once; its results may be fetched later. */
  send(testCases: readonly TestCaseDto[], observers: ObserverSet, { signal, fresh = false }: ExecuteOptions): AsyncIterable<ExecutionResultDto> {
    const abort = (): void => this.#abort(run, signal as AbortSignal);
    const run = new BatchRun(testCases.length, this.#scheduler, {
      onRecovered: (recoveryMs) => this.#onEvent({ kind: 'recovered', recoveryMs }),
      onOver: () => signal?.removeEventListener('abort', abort),
    });
    const { isolation } = this.#settings;
    if (this.#closing !== undefined) run.fail(new AukletError('closed', 'The executor is closed.'));
    else if (signal?.aborted === true) run.fail(interrupted(signal));
    else {
      signal?.addEventListener('abort', abort, { once: true });
      const share = Math.ceil(testCases.length / this.#workers);
      const testsPerJob = isolation === 'process-per-test' ? 1 : Math.max(1, Math.min(share, MOST_TESTS_PER_JOB));
      run.start(testCases, observers.references, testsPerJob, fresh || isolation === 'process-per-test' || isolation === 'process-per-batch');
    }
    return run.sequence.deliver((result) => observers.receive(result));
  }

  close(): Promise<void> {
    this.#closing ??= this.#end();
    return this.#closing;
  }

  #abort(run: BatchRun, signal: AbortSignal): void {
    if (run.isOver) return;
    run.fail(interrupted(signal));
    this.#scheduler.dropAbandoned();
  }

  async #end(): Promise<void> {
    await this.#scheduler.close(new AukletError('closed', 'The executor was closed before the batch was done.'));
    await this.#guardian.dismiss();
    removePrivateDirectory(this.#directory);
  }
}

function interrupted(signal: AbortSignal): AukletError {
  return new AukletError('interrupted', 'The execution was interrupted.', { cause: signal.reason });
}
