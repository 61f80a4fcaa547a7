import { AukletError, type DenialDto, type ExecuteOptions, type ExecutionObserver, type ExecutionResultDto, type Executor, LOADING, type TestCaseDto } from '@auklet/protocol';
import { ObserverSet } from '../batches/observer-set.ts';
import { single } from '../batches/single.ts';
import { Integrity } from '../child/environment/integrity.ts';
import { isPromise } from '../child/environment/tamper-proof.ts';
import { Session } from '../child/session.ts';
import type { InProcessExecutorOptions } from '../executor-options.ts';
import { withDenials } from '../batches/with-denials.ts';
import { readSettings } from '../read-settings.ts';
import { Turns } from './turns.ts';

/** Tests that run before globals are restored and results are delivered. */
const TESTS_PER_TURN = 64;

/**
 * Runs test cases in this process, with the same remote observers and the same results as in a child process.
 * Nothing contains a subject that spins, crashes or freezes intrinsics: that is what processes are for.
 * While tests run, the clock and what reaches outside (files, processes, sockets) are replaced for this whole process.
 *
 * @throws AukletError `invalid-dto` when an option or the subject is wrong, `usage` when observers share a name
 */
export function createInProcessExecutor(options: InProcessExecutorOptions): Executor {
  const { subject, renew, seed, epochMs, timeZone, allow, env, withheld, limits } = readSettings(options);
  const observers = new ObserverSet(options.observers ?? []);
  const denied: DenialDto[] = [];
  const onDenied = (denial: DenialDto): void => {
    denied.push(denial);
    options.onEvent?.({ kind: 'denied', denial });
  };
  const openSession = (): Session => new Session({ subject, renew, seed, epochMs, timeZone, allow, env, withheld, turns: limits.turns, observers: observers.references }, onDenied);
  return new InProcessExecutor(new InProcessRun(openSession, denied), observers);
}

class InProcessExecutor implements Executor {
  readonly #run: InProcessRun;
  readonly #observers: ObserverSet;

  constructor(run: InProcessRun, observers: ObserverSet) {
    this.#run = run;
    this.#observers = observers;
  }

  execute(testCase: TestCaseDto, options?: ExecuteOptions): Promise<ExecutionResultDto> {
    return single(this.executeMultiple([testCase], options));
  }

  executeMultiple(testCases: readonly TestCaseDto[], options: ExecuteOptions = {}): AsyncIterable<ExecutionResultDto> {
    this.#observers.beforeBatch(testCases);
    return this.#run.results(testCases, this.#observers, options);
  }

  async withObservers<T>(observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    return await run(new InProcessExecutor(this.#run, this.#observers.with(observers)));
  }

  async close(): Promise<void> {
    this.#run.closed = true;
  }
}

/** Globals belong to the process, so only one session at a time may have them. */
const turns = new Turns();

interface OpenedSession {
  readonly session: Session;
  /** What the subject was denied while it was loaded. */
  readonly deniedLoading: DenialDto[];
}

/** The session that executors with different observers share. */
class InProcessRun {
  closed = false;
  readonly #openSession: () => Session;
  #opened: OpenedSession;
  /** Since it was emptied last. */
  readonly #denied: DenialDto[];

  constructor(openSession: () => Session, denied: DenialDto[]) {
    this.#openSession = openSession;
    this.#opened = { session: openSession(), deniedLoading: [] };
    this.#denied = denied;
  }

  async *results(testCases: readonly TestCaseDto[], observers: ObserverSet, { signal, fresh = false }: ExecuteOptions): AsyncGenerator<ExecutionResultDto, void, undefined> {
    if (fresh) this.#startAfresh();
    for (let first = 0; first < testCases.length; first += TESTS_PER_TURN) {
      if (this.closed) throw new AukletError('closed', 'The executor is closed.');
      if (signal?.aborted === true) throw new AukletError('interrupted', 'The execution was interrupted.', { cause: signal.reason });
      const results = await turns.take(() => this.#runSlice(testCases.slice(first, first + TESTS_PER_TURN), first, observers));
      for (const result of results) {
        observers.receive(result);
        yield result;
      }
    }
  }

  #startAfresh(): void {
    this.#opened = { session: this.#openSession(), deniedLoading: [] };
  }

  /** Where a test has patched intrinsics, others may have suffered: each of them is run again, and what it patches is put back. */
  async #runSlice(testCases: readonly TestCaseDto[], first: number, observers: ObserverSet): Promise<ExecutionResultDto[]> {
    const slice = await this.#tryTests(testCases, first, observers);
    if (!slice.isTainted) return slice.results;
    const results: ExecutionResultDto[] = [];
    this.#startAfresh();
    for (const [offset, testCase] of testCases.entries()) {
      const alone = await this.#tryTests([testCase], first + offset, observers);
      results.push(...alone.results);
      if (alone.isTainted) this.#startAfresh();
    }
    return results;
  }

  async #tryTests(testCases: readonly TestCaseDto[], first: number, observers: ObserverSet): Promise<{ readonly results: ExecutionResultDto[]; readonly isTainted: boolean }> {
    const { session, deniedLoading } = this.#opened;
    const integrity = new Integrity();
    const hooks = await session.observe(observers.references);
    const results: ExecutionResultDto[] = [];
    session.enter();
    try {
      await session.load();
      integrity.remember();
      deniedLoading.push(...this.#denied.splice(0));
      for (const [offset, testCase] of testCases.entries()) {
        const running = session.runTest(testCase, first + offset, hooks);
        const result = isPromise(running) ? await running : running;
        results.push(withDenials(result, [...deniedLoading, ...this.#denied.splice(0)]));
      }
      session.environment.reset(LOADING);
      const isTainted = integrity.isBroken();
      if (isTainted) integrity.repair();
      return { results, isTainted };
    } finally {
      session.leave();
    }
  }
}
