import { readFileSync } from 'node:fs';
import type { Executor, TestCaseDto } from '@auklet/protocol';
import type { RunnerEvent } from '@auklet/runner';

export interface Lap {
  readonly perSecond: number;
  /** CPU time of this process and of its workers. */
  readonly cpuMs: number;
}

/** An executor that runs the same test cases again and again. */
export class Contestant {
  readonly #executor: Executor;
  readonly #testCases: readonly TestCaseDto[];
  readonly #pids: ReadonlySet<number>;

  constructor(executor: Executor, testCases: readonly TestCaseDto[], pids: ReadonlySet<number> = new Set()) {
    this.#executor = executor;
    this.#testCases = testCases;
    this.#pids = pids;
  }

  /** One whose workers' CPU time counts. */
  static subprocess(create: (onEvent: (event: RunnerEvent) => void) => Executor, testCases: readonly TestCaseDto[]): Contestant {
    const pids = new Set<number>();
    const onEvent = (event: RunnerEvent): void => {
      if (event.kind === 'worker-started') pids.add(event.pid);
    };
    return new Contestant(create(onEvent), testCases, pids);
  }

  /** Runs all test cases in batches of this size, so many of them in flight. */
  async run(batch: number, inFlight: number): Promise<Lap> {
    const cpuBefore = this.#cpuMs();
    const started = performance.now();
    const pending: Promise<void>[] = [];
    for (let first = 0; first < this.#testCases.length; first += batch) {
      pending.push(drain(this.#executor.executeMultiple(this.#testCases.slice(first, first + batch))));
      if (pending.length >= inFlight) await pending.shift();
    }
    await Promise.all(pending);
    const seconds = (performance.now() - started) / 1_000;
    return { perSecond: this.#testCases.length / seconds, cpuMs: this.#cpuMs() - cpuBefore };
  }

  close(): Promise<void> {
    return this.#executor.close();
  }

  #cpuMs(): number {
    const { user, system } = process.cpuUsage();
    return [...this.#pids].reduce((sum, pid) => sum + workerCpuMs(pid), (user + system) / 1_000);
  }
}

async function drain(results: AsyncIterable<unknown>): Promise<void> {
  const iterator = results[Symbol.asyncIterator]();
  while ((await iterator.next()).done !== true);
}

const TICK_MS = 10;

/** User and system time of a process; 0 when it is gone. Linux only. */
function workerCpuMs(pid: number): number {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
