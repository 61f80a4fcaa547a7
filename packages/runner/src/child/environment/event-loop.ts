// Runs in the child: may import node builtins and protocol only.
import { performance as realPerformance } from 'node:perf_hooks';
import { NativePromise } from './tamper-proof.ts';
import type { ClockTask, FakeClock } from './fake-clock.ts';

const setRealImmediate = setImmediate;
const setRealTimeout = setTimeout;
const activeResources = process.getActiveResourcesInfo.bind(process);
const cpuUsage = process.cpuUsage.bind(process);
const now = realPerformance.now.bind(realPerformance);

/** How long to wait for work outside of JavaScript (files, compression), in milliseconds. */
const OUTSIDE_WORK_MS = 200;
/** How many turns loading may take before it is looked at more closely. */
const BUSY_TURNS = 100;
/** Nothing happens when a process sleeps this often in a row and uses less than that much CPU time each time. */
const IDLE_SLEEPS = 10;
const SLEEP_MS = 50;
const IDLE_CPU_MS = 5;
const BRIEFLY_MS = 1;

/** Turns of the real event loop, and of the fake clock beside it. */
export class EventLoop {
  readonly #clock: FakeClock;
  readonly #runTask: (task: ClockTask) => void;
  #resourcesBefore = 0;
  #lengthBefore = 0;

  constructor(clock: FakeClock, runTask: (task: ClockTask) => void) {
    this.#clock = clock;
    this.#runTask = runTask;
  }

  /** Whether Node is at work on something that was started since, such as reading a file. */
  get worksOutside(): boolean {
    const resources = activeResources();
    return resources.length !== this.#lengthBefore && outsideWork(resources) > this.#resourcesBefore;
  }

  /** Remembers what keeps the process busy without the subject. */
  calibrate(): void {
    const resources = activeResources();
    this.#lengthBefore = resources.length;
    this.#resourcesBefore = outsideWork(resources);
  }

  /** Runs all microtasks and ticks, and what the platform has finished. */
  turn(): Promise<void> {
    return new NativePromise((resolve) => setRealImmediate(resolve));
  }

  /** Turns until nothing is left to do that needs no time on the clock. */
  async settle(turns: number): Promise<void> {
    const deadline = now() + OUTSIDE_WORK_MS;
    for (let turn = 0; turn < turns; ) {
      await this.turn();
      const immediate = this.#clock.takeImmediate();
      if (immediate !== undefined) this.#runTask(immediate);
      else if (!this.#waitsOutside(deadline)) return;
      else {
        await sleep(BRIEFLY_MS);
        continue;
      }
      turn++;
    }
  }

  /**
   * Turns until `done`, moving the clock from timer to timer when nothing else is left.
   *
   * @returns false when it cannot come true, or not within the given number of turns
   */
  async until(done: () => boolean, turns: number): Promise<boolean> {
    const deadline = now() + OUTSIDE_WORK_MS;
    for (let turn = 0; turn < turns; ) {
      await this.turn();
      if (done()) return true;
      const task = this.#clock.takeImmediate();
      if (task !== undefined) this.#runTask(task);
      else if (this.#waitsOutside(deadline)) {
        await sleep(BRIEFLY_MS);
        continue;
      } else if (!this.#runNext(Infinity)) return false;
      turn++;
    }
    return done();
  }

  /**
   * Turns until `done`, which may wait for module files and the loader's thread. When nothing happens any more,
   * the clock is moved from timer to timer.
   *
   * @returns false when it cannot come true
   */
  async untilLoaded(done: () => boolean, turns: number): Promise<boolean> {
    for (let turn = 0; turn < BUSY_TURNS; turn++) {
      await this.turn();
      if (done()) return true;
    }
    for (let idle = 0, busyBefore = cpuMs(); idle < IDLE_SLEEPS; ) {
      await sleep(SLEEP_MS);
      if (done()) return true;
      const busy = cpuMs();
      idle = busy - busyBefore < IDLE_CPU_MS ? idle + 1 : 0;
      busyBefore = busy;
    }
    return await this.until(done, turns);
  }

  /**
   * Moves the clock by some milliseconds, or until no timer is left.
   *
   * @returns false when that takes more than the given number of turns
   */
  async advance(milliseconds: number, turns: number): Promise<boolean> {
    const target = this.#clock.now + milliseconds;
    for (let turn = 0; turn < turns; turn++) {
      if (this.#runNext(target)) await this.turn();
      else {
        if (Number.isFinite(target)) this.#clock.now = target;
        return true;
      }
    }
    return false;
  }

  #runNext(limit: number): boolean {
    const task = this.#clock.takeNext(limit);
    if (task === undefined) return false;
    this.#runTask(task);
    return true;
  }

  /** What is still there at the deadline was leaked, and is not waited for again. */
  #waitsOutside(deadline: number): boolean {
    if (!this.worksOutside) return false;
    if (now() < deadline) return true;
    this.calibrate();
    return false;
  }
}

function sleep(milliseconds: number): Promise<void> {
  return new NativePromise((resolve) => void setRealTimeout(resolve, milliseconds));
}

function cpuMs(): number {
  const { user, system } = cpuUsage();
  return (user + system) / 1_000;
}

/** Requests and handles that Node is waiting for, timers aside. */
function outsideWork(resources: readonly string[]): number {
  let count = 0;
  for (let i = 0; i < resources.length; i++) if (resources[i] !== 'Timeout' && resources[i] !== 'Immediate') count++;
  return count;
}
