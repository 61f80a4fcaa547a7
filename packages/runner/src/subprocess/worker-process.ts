import { closeSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Permission } from '@auklet/protocol';
import { Tinypool, type TinypoolWorker } from 'tinypool';
import { FILES_VARIABLE, type RunTask, SETUP_VARIABLE, type WorkerReply } from '../child/worker-protocol.ts';
import { JournalFile } from '../journal/journal-file.ts';
import { type DeathCause, readLastWords } from './death.ts';
import type { Guardian } from './guardian.ts';
import { permissionArguments } from './permission-arguments.ts';
import { startInterval, stopInterval } from './real-time.ts';
import { RequestFile } from './request-file.ts';
import { TaskChannel } from './task-channel.ts';

/** Far longer than any run. */
const NEVER_MS = 0x7fff_ffff;

export interface WorkerPlace {
  /** Private to the run. */
  readonly directory: string;
  /** Path of the set-up file. */
  readonly setup: string;
  readonly memoryMb: number;
  readonly allow: readonly Permission[];
  readonly guardian: Guardian;
}

/** One child process, started and watched by a pool of one, so that a task and its process are never confused. */
export class WorkerProcess {
  readonly journal: JournalFile;
  readonly requests: RequestFile;
  readonly pid: number;
  /** Resolves when the process is ready for tests, rejects when it died before. */
  readonly ready: Promise<WorkerReply>;
  readonly #channel = new TaskChannel();
  readonly #pool: Tinypool;
  readonly #files: string;
  readonly #guardian: Guardian;
  #cause: DeathCause | undefined;
  #destruction: Promise<void> | undefined;
  #exit: Extract<DeathCause, { kind: 'exit' }> | undefined;

  constructor(place: WorkerPlace, serial: number) {
    this.#files = `${place.directory}/worker-${serial}`;
    this.#guardian = place.guardian;
    mkdirSync(this.#files, { mode: 0o700 });
    closeSync(openSync(`${this.#files}/journal`, 'w', 0o600));
    this.journal = new JournalFile(`${this.#files}/journal`);
    this.requests = new RequestFile(`${this.#files}/requests`);
    this.#pool = createPool(place, this.#files);
    this.#pool.on('error', () => undefined);
    this.ready = this.#channel.loaded;
    const process = this.#pool.threads[0] as TinypoolWorker;
    process.setChannel?.(this.#channel);
    process.on('message', () => this.#noteStart());
    this.pid = process.threadId;
    this.#guardian.watch(this.pid);
    process.once('exit', (code: number | null, signal: string | null) => {
      this.#exit = { kind: 'exit', code, signal };
      this.#guardian.forget(this.pid);
      this.#channel.close();
      void this.#destroyPool();
    });
  }

  /** Rejects when the process dies; `cause` then tells why. */
  run(task: RunTask): Promise<WorkerReply> {
    return this.#channel.run(task);
  }

  /**
   * A pool that must have a process starts it at once, and sets no timer to end it when it is idle: the globals of this process
   * may be replaced at that moment. From now on it must have none, since one that dies is not to be started again.
   */
  #noteStart(): void {
    this.#pool.options.minThreads = 0;
    this.#channel.open();
  }

  /** Starts both files again, while the process has nothing to do. */
  rewind(): void {
    this.journal.rewind();
    this.requests.rewind();
  }

  get cause(): DeathCause {
    return this.#cause ?? this.#exit ?? { kind: 'exit', code: null, signal: null };
  }

  /** What the runtime printed to its standard error. */
  get lastWords(): string {
    return readLastWords(`${this.#files}/stderr`);
  }

  kill(cause: DeathCause): void {
    if (this.#exit !== undefined) return;
    this.#cause ??= cause;
    try {
      process.kill(this.pid, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }

  /** Ends the process, if it still runs, and removes its files. */
  async dispose(): Promise<void> {
    this.kill(this.cause);
    await this.#destroyPool();
    this.journal.close();
    this.requests.close();
    rmSync(this.#files, { recursive: true, force: true });
  }

  #destroyPool(): Promise<void> {
    this.#destruction ??= this.#awaitEnd();
    return this.#destruction;
  }

  /** The pool has let go of the process; on a busy machine its end may take seconds, and nothing else might keep this one alive. */
  async #awaitEnd(): Promise<void> {
    const waiting = startInterval(() => undefined, NEVER_MS);
    try {
      await this.#pool.destroy();
    } finally {
      stopInterval(waiting);
    }
  }
}

function createPool(place: WorkerPlace, files: string): Tinypool {
  return new Tinypool({
    runtime: 'child_process',
    filename: fileURLToPath(new URL('../child/worker-entry.js', import.meta.url)),
    minThreads: 1,
    maxThreads: 1,
    // A subject may forge the end of a task, after which the pool counts the process as idle.
    idleTimeout: NEVER_MS,
    serialization: 'json',
    execArgv: [`--max-old-space-size=${place.memoryMb}`, '--no-warnings', ...permissionArguments(place.allow, files)],
    env: { TZ: 'UTC', LANG: 'C', NODE_ENV: 'test', [SETUP_VARIABLE]: place.setup, [FILES_VARIABLE]: files },
  });
}
