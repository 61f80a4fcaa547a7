import type { TinypoolChannel } from 'tinypool';
import { LOADED, type RunTask, type WorkerReply } from '../child/worker-protocol.ts';

interface Waiting {
  readonly resolve: (reply: WorkerReply) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Tasks to one process, and its replies. They pass the pool by: its own tasks take a turn of the event loop more in each
 * direction, which is as long as several tests.
 */
export class TaskChannel implements TinypoolChannel {
  readonly #unsent: RunTask[] = [];
  readonly #waiting = new Map<number, Waiting>();
  #send: ((task: RunTask) => void) | undefined;
  #isOpen = false;
  #isClosed = false;
  /** Settles when the subject is loaded, or the process gone or broken. */
  readonly loaded: Promise<WorkerReply> = this.#reply(LOADED);

  /** Rejects when the process is gone, or broken. */
  run(task: RunTask): Promise<WorkerReply> {
    const reply = this.#reply(task.batch);
    if (!this.#isOpen) this.#unsent.push(task);
    else if (!this.#isClosed) this.#send?.(task);
    return reply;
  }

  /** Called by the pool with the way to the process. */
  onMessage(send: (task: RunTask) => void): void {
    this.#send = send;
  }

  /** The process listens from now on. */
  open(): void {
    this.#isOpen = true;
    for (const task of this.#unsent.splice(0)) this.#send?.(task);
  }

  /** Called by the pool with what the process says, which ran hostile code. */
  postMessage(message: unknown): void {
    const reply = message as WorkerReply;
    const waiting = this.#waiting.get(reply?.batch);
    if (waiting === undefined) return;
    this.#waiting.delete(reply.batch);
    if (reply.kind === 'broken') waiting.reject(new Error(`A child process failed: ${reply.reason}`));
    else waiting.resolve(reply);
  }

  #reply(batch: number): Promise<WorkerReply> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed) reject(gone());
      else this.#waiting.set(batch, { resolve, reject });
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const { reject } of this.#waiting.values()) reject(gone());
    this.#waiting.clear();
  }
}

function gone(): Error {
  return new Error('The child process is gone.');
}
