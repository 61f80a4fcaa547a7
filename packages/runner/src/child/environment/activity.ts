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
  /** The statement that is running, or on whose behalf a callback runs. */
  statement = 0;
  #asynchronous = false;
  #owns = false;
  #ownersById = tamperProofMap<number, number>();
  #ownersByPromise = tamperProofWeakMap<object, number>();
  readonly #hook = createHook({
    init: (id, type, _trigger, resource) => {
      this.started = this.#owns = true;
      const owner = this.#asynchronous ? this.currentOwner() : this.statement;
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

  begin(): void {
    this.started = false;
    this.statement = 0;
    this.#asynchronous = false;
    if (!this.#owns) return;
    this.#owns = false;
    this.#ownersById = tamperProofMap();
    this.#ownersByPromise = tamperProofWeakMap();
  }

  /** From now on callbacks run between our own steps, so that the running statement no longer tells whose they are. */
  turnAsynchronous(): void {
    this.#asynchronous = true;
  }

  /** The statement on whose behalf the running callback runs. */
  currentOwner(): number {
    return this.#ownersById.get(executionAsyncId()) ?? this.statement;
  }

  ownerOf(promise: object): number {
    return this.#ownersByPromise.get(promise) ?? this.statement;
  }
}
