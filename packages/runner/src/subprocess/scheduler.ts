import { AukletError, type ExecutionLimits, type OutcomeDto } from '@auklet/protocol';
import type { RunnerEvent } from '../runner-event.ts';
import type { JobQueue } from './batch-run.ts';
import type { Job, JobReport } from './job.ts';
import { now } from './real-time.ts';
import { Watchdog } from './watchdog.ts';
import { Worker } from './worker.ts';
import type { WorkerPlace } from './worker-process.ts';

/** Jobs that a worker has at a time: while main reads the results of one, the worker is at the next. */
const JOBS_PER_WORKER = 2;
/** A process that is lost while it loads the subject is started again this often before the loss is believed. */
const LOAD_DEATHS = 2;
const START_DEATHS = 3;
/** A death takes two: one goes on, and the test that is to blame gets another. */
const SPARES = 2;
/** Share of the tests after which a process is replaced; its successor starts then. */
const OLD = 0.9;
const MEBIBYTE = 1024 * 1024;

export interface SchedulerOptions {
  readonly workers: number;
  readonly limits: ExecutionLimits;
  readonly place: WorkerPlace;
  readonly onEvent: (event: RunnerEvent) => void;
}

/** Hands out jobs to warm processes, replaces those that are dead, tampered with or too old, and keeps spares from the first loss on. */
export class Scheduler implements JobQueue {
  readonly #options: SchedulerOptions;
  readonly #queue: Job[] = [];
  readonly #workers = new Set<Worker>();
  /** Processes at a job that asked for a fresh one. */
  readonly #fresh = new Set<Worker>();
  readonly #disposals = new Set<Promise<void>>();
  readonly #watchdog: Watchdog;
  readonly #spares: Worker[] = [];
  #serial = 0;
  /** Whether a process was lost: where one is, more will be. */
  #hasLost = false;
  #loadDeaths = 0;
  #startDeaths = 0;
  /** Set once loading is known to end the process. */
  #loadOutcome: OutcomeDto | undefined;
  /** Set once it is known that no process can be started. */
  #breakdown: AukletError | undefined;
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
    this.#watchdog = new Watchdog(options.limits, () => this.#all());
    this.#keepSpares(1);
  }

  add(jobs: readonly Job[], urgent = false): void {
    if (urgent) this.#queue.unshift(...jobs);
    else this.#queue.push(...jobs);
    this.#assign();
  }

  /** Ends the processes that are at something nobody waits for any more. What else they were given is done elsewhere. */
  dropAbandoned(): void {
    for (const worker of this.#all()) {
      if (worker.currentJob?.owner.isOver === true) worker.process.kill({ kind: 'abandoned' });
    }
  }

  async close(error: AukletError): Promise<void> {
    this.#closed = true;
    this.#watchdog.stop();
    const all = [...this.#all()];
    for (const job of [...this.#queue.splice(0), ...all.flatMap(({ jobs }) => jobs)]) job.owner.fail(error);
    for (const worker of all) this.#discard(worker);
    await Promise.all(this.#disposals);
  }

  *#all(): Generator<Worker> {
    yield* this.#workers;
    yield* this.#fresh;
    yield* this.#spares;
  }

  #assign(): void {
    if (this.#closed) return;
    for (let i = 0; i < this.#queue.length; ) {
      const job = this.#queue[i] as Job;
      const worker = this.#answered(job) ? null : this.#workerFor(job);
      if (worker === undefined) i++;
      else {
        this.#queue.splice(i, 1);
        if (worker !== null) void this.#run(worker, job);
      }
    }
    if (this.#workers.size + this.#fresh.size > 0 || this.#spares.length > 0) this.#watchdog.wake();
  }

  /** `undefined` while all are busy, `null` when none can be had and the job is answered. */
  #workerFor(job: Job): Worker | null | undefined {
    try {
      return job.fresh ? this.#freshWorker() : this.#leastBusyWorker();
    } catch (cause) {
      this.#breakdown = new AukletError('infrastructure', `A child process could not be started: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
      job.owner.fail(this.#breakdown);
      return null;
    }
  }

  #answered(job: Job): boolean {
    if (job.owner.isOver) return true;
    if (this.#loadOutcome !== undefined) job.owner.answerAll(job, this.#loadOutcome);
    else if (this.#breakdown !== undefined) job.owner.fail(this.#breakdown);
    else return false;
    return true;
  }

  #freshWorker(): Worker | undefined {
    if (this.#fresh.size >= this.#options.workers) return undefined;
    const worker = this.#takeSpare();
    this.#fresh.add(worker);
    return worker;
  }

  #leastBusyWorker(): Worker | undefined {
    let least: Worker | undefined;
    for (const worker of this.#workers) if (least === undefined || worker.inFlight < least.inFlight) least = worker;
    if ((least === undefined || least.inFlight > 0) && this.#workers.size < this.#options.workers) {
      least = this.#takeSpare();
      this.#workers.add(least);
    }
    return least !== undefined && least.inFlight < JOBS_PER_WORKER ? least : undefined;
  }

  #takeSpare(): Worker {
    return this.#spares.shift() ?? this.#start();
  }

  #start(): Worker {
    const began = now();
    this.#watchdog.wake();
    const worker = new Worker(this.#options.place, ++this.#serial, (denial) => this.#options.onEvent({ kind: 'denied', denial }));
    void worker.started.then(() => {
      if (worker.ready) this.#options.onEvent({ kind: 'worker-started', pid: worker.process.pid, startMs: now() - began });
      else if (worker.dead && !this.#closed) this.#diedEarly(worker);
    });
    return worker;
  }

  async #run(worker: Worker, job: Job): Promise<void> {
    let report: JobReport;
    try {
      report = await worker.run(job);
    } catch (error) {
      job.owner.fail(error);
      this.#retire(worker);
      return;
    }
    if (this.#closed) return;
    if (report.end.kind === 'died' && !job.owner.isOver) this.#options.onEvent({ kind: 'worker-died', pid: worker.process.pid, outcome: report.end.outcome });
    else if (report.end.kind === 'done') this.#loadDeaths = this.#startDeaths = 0;
    this.#retireIfUnfit(worker);
    if (report.end.kind === 'not-started') this.#queue.unshift(job);
    else job.owner.receive(job, report);
    this.#keepSpares(job.fresh ? Math.max(1, this.#sparesWanted) : this.#sparesWanted);
    this.#assign();
  }

  #retireIfUnfit(worker: Worker): void {
    const { pid } = worker.process;
    const recycled = (reason: 'age' | 'memory' | 'taint'): void => {
      this.#options.onEvent({ kind: 'worker-recycled', pid, reason });
      this.#retire(worker);
    };
    if (worker.dead) this.#retire(worker);
    else if (worker.tainted) recycled('taint');
    else if (this.#fresh.has(worker)) this.#adopt(worker);
    else if (worker.testsRun >= this.#options.limits.testsPerProcess) recycled('age');
    else if (worker.residentMemory > this.#options.limits.memoryMb * MEBIBYTE) recycled('memory');
  }

  /** A fresh process that did its job well may go on as an ordinary one. */
  #adopt(worker: Worker): void {
    this.#fresh.delete(worker);
    if (this.#workers.size < this.#options.workers) this.#workers.add(worker);
    else this.#discard(worker);
  }

  /** Takes no more jobs; those that it has are done elsewhere if it is dead or tampered with. */
  #retire(worker: Worker): void {
    this.#hasLost ||= worker.dead || worker.tainted;
    this.#workers.delete(worker);
    this.#fresh.delete(worker);
    if (worker.tainted || worker.dead || worker.inFlight === 0) this.#discard(worker);
  }

  #discard(worker: Worker): void {
    this.#workers.delete(worker);
    this.#fresh.delete(worker);
    if (this.#spares.includes(worker)) this.#spares.splice(this.#spares.indexOf(worker), 1);
    const disposal = worker.dispose().finally(() => this.#disposals.delete(disposal));
    this.#disposals.add(disposal);
  }

  #keepSpares(count: number): void {
    try {
      while (this.#spares.length < count && !this.#closed && this.#loadOutcome === undefined && this.#breakdown === undefined) this.#spares.push(this.#start());
    } catch {
      // Whoever needs one will hear of it.
    }
  }

  /** As many as will be asked for soon. */
  get #sparesWanted(): number {
    if (this.#hasLost) return SPARES;
    const ages = Array.from(this.#workers, ({ testsRun }) => testsRun);
    return Math.max(...ages) > this.#options.limits.testsPerProcess * OLD ? 1 : 0;
  }

  /** A process that never became ready: either the subject ends it, or it cannot be started at all. */
  #diedEarly(worker: Worker): void {
    if (worker.process.cause.kind === 'abandoned') return this.#discard(worker);
    const whileLoading = worker.loading === true;
    const outcome = worker.loadOutcome;
    this.#options.onEvent({ kind: 'worker-died', pid: worker.process.pid, outcome });
    this.#discard(worker);
    if (whileLoading && ++this.#loadDeaths >= LOAD_DEATHS) this.#loadOutcome = outcome;
    else if (!whileLoading && ++this.#startDeaths >= START_DEATHS) this.#breakdown = notStarted(worker);
    this.#assign();
  }
}

function notStarted({ process }: Worker): AukletError {
  const words = process.lastWords.trim().split('\n').slice(0, 8).join('\n');
  const { cause } = process;
  const end = cause.kind === 'exit' ? `it ended with ${cause.signal ?? `code ${cause.code}`}` : cause.kind;
  return new AukletError('infrastructure', `A child process could not be started: ${end}. ${words}`, { cause });
}
