import type { ExecutionLimits } from '@auklet/protocol';
import { processUsage } from './process-usage.ts';
import { now, startInterval, stopInterval } from './real-time.ts';
import type { Worker } from './worker.ts';

const INTERVAL_MS = 40;
const MEBIBYTE = 1024 * 1024;
/** How much more a test gets that is run again alone: only what exceeds this, too, is called a hang. */
const ALONE_FACTOR = 2;
/** A process that wants a processor and gets none is not blamed for the time that passes, up to this factor. */
const STARVATION_FACTOR = 10;
/** A test that has taken this much memory gets time to run out of it: that is a better answer than a timeout. */
const GROWTH_BYTES = 32 * MEBIBYTE;
const GROWTH_FACTOR = 10;

interface Vitals {
  journalBytes: number;
  cpuMs: number;
  wallMs: number;
  residentBytes: number;
  grown: boolean;
}

/**
 * Kills processes that make no progress, whose progress costs too much, or that take too much memory. Where the system
 * does not tell what a process uses, the clock alone decides.
 */
export class Watchdog {
  readonly #limits: ExecutionLimits;
  readonly #workers: () => Iterable<Worker>;
  readonly #vitals = new WeakMap<Worker, Vitals>();
  #timer: NodeJS.Timeout | undefined;
  #lastRound = 0;

  constructor(limits: ExecutionLimits, workers: () => Iterable<Worker>) {
    this.#limits = limits;
    this.#workers = workers;
  }

  /** Looks at the workers from now on, and keeps this process alive, for as long as there is work. */
  wake(): void {
    if (this.#timer !== undefined) return;
    this.#lastRound = now();
    this.#timer = startInterval(() => this.#round(), INTERVAL_MS);
  }

  stop(): void {
    stopInterval(this.#timer);
    this.#timer = undefined;
  }

  #round(): void {
    // Time in which this process itself could not look counts once only.
    const passed = Math.min(now() - this.#lastRound, 2 * INTERVAL_MS);
    this.#lastRound = now();
    let busy = 0;
    for (const worker of this.#workers()) {
      if (worker.dead || (worker.inFlight === 0 && worker.ready)) continue;
      busy++;
      this.#look(worker, passed);
    }
    if (busy === 0) this.stop();
  }

  #look(worker: Worker, passed: number): void {
    const usage = processUsage(worker.process.pid);
    const journalBytes = worker.process.journal.size;
    worker.residentMemory = usage?.residentBytes ?? 0;
    const before = this.#vitals.get(worker);
    if (before === undefined || before.journalBytes !== journalBytes) {
      this.#vitals.set(worker, { journalBytes, cpuMs: usage?.cpuMs ?? 0, wallMs: 0, residentBytes: usage?.residentBytes ?? 0, grown: false });
      return;
    }
    before.grown ||= (usage?.residentBytes ?? 0) - before.residentBytes > GROWTH_BYTES;
    const { cpuMs, wallMs } = this.#allowance(worker, before.grown);
    before.wallMs += usage?.running === true ? passed / STARVATION_FACTOR : passed;
    if (usage !== undefined && usage.residentBytes > 2 * this.#limits.memoryMb * MEBIBYTE) worker.process.kill({ kind: 'memory' });
    else if (usage !== undefined && usage.cpuMs - before.cpuMs > cpuMs) worker.process.kill({ kind: 'watchdog', budget: 'cpu' });
    else if (before.wallMs > wallMs) worker.process.kill({ kind: 'watchdog', budget: 'wall' });
  }

  #allowance(worker: Worker, grown: boolean): { readonly cpuMs: number; readonly wallMs: number } {
    const { cpuMs, wallMs, loadMs } = this.#limits;
    if (!worker.ready) return { cpuMs: loadMs, wallMs: 3 * loadMs };
    const factor = (worker.currentJob?.kind === 'alone' ? ALONE_FACTOR : 1) * (grown ? GROWTH_FACTOR : 1);
    return { cpuMs: cpuMs * factor, wallMs: wallMs * factor };
  }
}
