// Runs in the child: may import node builtins and protocol only.
import v8 from 'node:v8';
import type { Patches } from './patches.ts';
import { apply, tamperProofWeakMap } from './tamper-proof.ts';

const { createHook } = v8.promiseHooks;

type Callback = (...args: unknown[]) => unknown;

/**
 * Notices that something asynchronous was started, and which statement started it. A test that starts
 * nothing pays nothing.
 */
export class Activity {
  /** Set as soon as anything asynchronous is started. */
  started = false;
  /** Which statement started it first. */
  firstStatement = 0;
  /** The statement that is running. */
  statement = 0;
  /** Callbacks may run that belong to other statements than the running one. */
  waiting = false;
  /** On whose behalf a callback is running. */
  #callbackOwner: number | undefined;
  #owns = false;
  #ownersByPromise = tamperProofWeakMap<object, number>();
  #unhook: (() => void) | undefined;

  /** Until the patches are restored. */
  watch(patches: Patches): void {
    this.#unhook = createHook({
      init: (promise) => {
        this.#owns = true;
        this.#ownersByPromise.set(promise, this.start());
      },
      before: (promise) => void (this.#callbackOwner = this.#ownersByPromise.get(promise)),
      after: () => void (this.#callbackOwner = undefined),
    }) as () => void;
    patches.onRestore(() => this.#unhook?.());
    for (const [holder, name] of [[process, 'nextTick'], [globalThis, 'queueMicrotask']] as const) {
      patches.wrap(holder, name, (schedule) => (callback: unknown, ...args: unknown[]) => {
        const scheduled = typeof callback === 'function' ? this.#owned(callback as Callback) : callback;
        const all: unknown[] = [scheduled];
        for (let i = 0; i < args.length; i++) all[i + 1] = args[i];
        return apply(schedule, holder, all);
      });
    }
  }

  begin(statement: number): void {
    this.started = this.waiting = false;
    this.statement = statement;
    this.#callbackOwner = undefined;
    if (!this.#owns) return;
    this.#owns = false;
    this.#ownersByPromise = tamperProofWeakMap();
  }

  /** Notes that the running code started something asynchronous. @returns on whose behalf */
  start(): number {
    const owner = this.currentOwner();
    if (!this.started) this.firstStatement = owner;
    this.started = true;
    return owner;
  }

  /** The statement on whose behalf the running code runs; the first suspect when that is not known. */
  currentOwner(): number {
    if (!this.waiting) return this.statement;
    return this.#callbackOwner ?? (this.started ? this.firstStatement : this.statement);
  }

  ownerOf(promise: object): number {
    return this.#ownersByPromise.get(promise) ?? this.statement;
  }

  /** Runs a callback that is known to belong to a statement. */
  onBehalfOf(statement: number, run: () => void): void {
    const { statement: outer, waiting } = this;
    this.statement = statement;
    this.waiting = false;
    try {
      run();
    } finally {
      this.statement = outer;
      this.waiting = waiting;
    }
  }

  /** What the callback throws is reported before the next callback runs, so its owner stays on record until then. */
  #owned(callback: Callback): Callback {
    const owner = this.start();
    return (...args) => {
      this.#callbackOwner = owner;
      apply(callback, undefined, args);
      this.#callbackOwner = undefined;
    };
  }
}
