// Runs in the child: may import node builtins and protocol only.
import { createHook, executionAsyncId } from 'node:async_hooks';

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
  readonly #ownersById = new Map<number, number>();
  #ownersByPromise = new WeakMap<object, number>();
  readonly #hook = createHook({
    init: (id, type, _trigger, resource) => {
      this.started = true;
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
    if (this.#ownersById.size > 0) {
      this.#ownersById.clear();
      this.#ownersByPromise = new WeakMap();
    }
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
