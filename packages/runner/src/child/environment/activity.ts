// Runs in the child: may import node builtins and protocol only.
import asyncHooks from 'node:async_hooks';
import { tamperProofMap, tamperProofWeakMap } from './tamper-proof.ts';

const { createHook, executionAsyncId } = asyncHooks;

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
  #owns = false;
  #ownersById = tamperProofMap<number, number>();
  #ownersByPromise = tamperProofWeakMap<object, number>();
  readonly #hook = createHook({
    init: (id, type, _trigger, resource) => {
      const owner = this.currentOwner();
      if (!this.started) this.firstStatement = owner;
      this.started = this.#owns = true;
      this.#ownersById.set(id, owner);
      if (type === 'PROMISE') this.#ownersByPromise.set(resource, owner);
    },
  });

  enable(): void {
    this.#hook.enable();
  }

  disable(): void {
    this.#hook.disable();
  }

  begin(statement: number): void {
    this.started = this.waiting = false;
    this.statement = statement;
    if (!this.#owns) return;
    this.#owns = false;
    this.#ownersById = tamperProofMap();
    this.#ownersByPromise = tamperProofWeakMap();
  }

  /** The statement on whose behalf the running code runs. */
  currentOwner(): number {
    return this.waiting ? (this.#ownersById.get(executionAsyncId()) ?? this.statement) : this.statement;
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
}
