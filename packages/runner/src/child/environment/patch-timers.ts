// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import type { Activity } from './activity.ts';
import { type FakeClock, timerDelay } from './fake-clock.ts';
import type { Patches } from './patches.ts';

const require = createRequire(import.meta.url);
const apply = Reflect.apply;

/** Replaces the global timers, `node:timers` and `node:timers/promises` by those of a fake clock. */
export function patchTimers(patches: Patches, clock: FakeClock, activity: Activity): void {
  const owner = (): number => activity.currentOwner();
  const timers = createTimers(clock, activity);
  for (const [name, timer] of Object.entries(timers)) {
    patches.set(globalThis, name, timer);
    patches.set(require('node:timers') as object, name, timer);
  }
  const promises = createPromiseTimers(clock, owner);
  for (const [name, timer] of Object.entries(promises)) patches.set(require('node:timers/promises') as object, name, timer);
}

type Callback = (...args: unknown[]) => unknown;

function createTimers(clock: FakeClock, activity: Activity): Record<string, Callback> {
  const owner = (): number => activity.currentOwner();
  const start = (callback: unknown, delay: unknown, args: unknown[], repeats: boolean): Timer => {
    const run = checked(callback);
    const milliseconds = timerDelay(delay);
    const timer = new Timer(clock, milliseconds);
    timer.id = clock.schedule(() => void apply(run, timer, args), milliseconds, repeats, owner());
    return timer;
  };
  const clear = (timer: unknown): void => clock.cancel(idOf(timer));
  const timers = {
    setTimeout: (callback: unknown, delay?: unknown, ...args: unknown[]) => start(callback, delay, args, false),
    setInterval: (callback: unknown, delay?: unknown, ...args: unknown[]) => start(callback, delay, args, true),
    setImmediate: (callback: unknown, ...args: unknown[]) => {
      const run = checked(callback);
      const timer = new Timer(clock, 0);
      timer.id = clock.scheduleImmediate(() => void apply(run, timer, args), activity.start());
      return timer;
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clear,
  };
  const { setTimeout: sleep, setImmediate: yieldOnce } = createPromiseTimers(clock, owner);
  Object.defineProperty(timers.setTimeout, promisify.custom, { value: sleep });
  Object.defineProperty(timers.setImmediate, promisify.custom, { value: yieldOnce });
  return timers;
}

function createPromiseTimers(clock: FakeClock, owner: () => number): Record<'setTimeout' | 'setImmediate' | 'setInterval', Callback> {
  const sleep = (delay: unknown, value: unknown, options: unknown): Promise<unknown> =>
    abortable(options, (resolve) => clock.schedule(() => resolve(value), timerDelay(delay), false, owner()), clock);
  return {
    setTimeout: (delay, value, options) => sleep(delay, value, options),
    setImmediate: (value, options) => abortable(options, (resolve) => clock.scheduleImmediate(() => resolve(value), owner()), clock),
    async *setInterval(delay, value, options) {
      for (;;) yield sleep(delay, value, options);
    },
  };
}

function abortable(options: unknown, start: (resolve: (value: unknown) => void) => number, clock: FakeClock): Promise<unknown> {
  const signal = (options as { signal?: AbortSignal } | undefined)?.signal;
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const id = start(resolve);
    signal?.addEventListener('abort', () => {
      clock.cancel(id);
      reject(signal.reason);
    });
  });
}

/** What `setTimeout` returns in Node, on a fake clock. */
class Timer {
  id = 0;
  readonly #clock: FakeClock;
  readonly #delay: number;
  #referenced = true;

  constructor(clock: FakeClock, delay: number) {
    this.#clock = clock;
    this.#delay = delay;
  }

  ref(): this {
    this.#referenced = true;
    this.#clock.reference(this.id, true);
    return this;
  }

  unref(): this {
    this.#referenced = false;
    this.#clock.reference(this.id, false);
    return this;
  }

  hasRef(): boolean {
    return this.#referenced;
  }

  refresh(): this {
    this.#clock.postpone(this.id, this.#delay);
    return this;
  }

  close(): this {
    this.#clock.cancel(this.id);
    return this;
  }

  [Symbol.toPrimitive](): number {
    return this.id;
  }
}

function idOf(timer: unknown): number {
  return timer instanceof Timer ? timer.id : typeof timer === 'number' || typeof timer === 'string' ? Number(timer) : 0;
}

function checked(callback: unknown): Callback {
  if (typeof callback === 'function') return callback as Callback;
  const error = new TypeError(`The "callback" argument must be of type function. Received ${typeof callback}`);
  throw Object.assign(error, { code: 'ERR_INVALID_ARG_TYPE' });
}
