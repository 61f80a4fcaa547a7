import { createSubprocessExecutor } from '@auklet/runner';
import { resultsOf, values } from '../../packages/runner/test/fixtures/executing.ts';
import { hostilePrograms, hostileSubject } from '../../packages/runner/test/fixtures/hostile-programs.ts';
import { mixTests } from '../crashes/mix-tests.ts';
import { median } from '../median.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { aliveOf, openDescriptors, privateDirectories, residentMb } from './process-facts.ts';

export const options: Verb['options'] = {
  minutes: { type: 'string', default: '30' },
  workers: { type: 'string', default: '2' },
};

const BATCH = 200;
const SAMPLE_MS = 5_000;
/** The part of the run during which caches fill and code is compiled. */
const WARM_UP = 0.25;

interface Sample {
  readonly seconds: number;
  readonly tests: number;
  readonly mainMb: number;
  readonly workersMb: number;
}

interface SoakResult extends VerbResult {
  readonly summary: {
    readonly minutes: number;
    readonly tests: number;
    /** Last half against first half of the time after warming up, in percent. */
    readonly mainDriftPercent: number;
    readonly workersDriftPercent: number;
    readonly leakedProcesses: number;
    readonly leakedDescriptors: number;
    readonly leakedDirectories: number;
  };
  readonly samples: readonly Sample[];
}

/** Executes hostile and ordinary tests for a long time and looks at what stays behind. */
export async function soak(given: VerbOptions): Promise<SoakResult> {
  const minutes = Number(given['minutes']);
  const descriptorsBefore = openDescriptors();
  const pids = new Set<number>();
  const { samples, tests, lastPids } = await work(minutes, Number(given['workers']), pids);
  const warm = samples.slice(Math.floor(samples.length * WARM_UP));
  return {
    summary: {
      minutes,
      tests,
      mainDriftPercent: drift(warm.map(({ mainMb }) => mainMb)),
      workersDriftPercent: drift(warm.map(({ workersMb }) => workersMb)),
      leakedProcesses: aliveOf(lastPids).length,
      leakedDescriptors: Math.max(0, openDescriptors() - descriptorsBefore),
      leakedDirectories: privateDirectories(process.pid).length,
    },
    samples,
  };
}

async function work(minutes: number, workers: number, pids: Set<number>): Promise<{ samples: Sample[]; tests: number; lastPids: readonly number[] }> {
  const executor = createSubprocessExecutor({
    subject: hostileSubject,
    observers: [values],
    workers,
    onEvent: (event) => {
      if (event.kind === 'worker-started') pids.add(event.pid);
      else if ('pid' in event) pids.delete(event.pid);
    },
  });
  const mixture = mixTests(hostilePrograms(), { ordinary: 10_000, distinct: 420, seed: 'soak' }).map(({ testCase }) => testCase);
  const samples: Sample[] = [];
  const started = performance.now();
  let tests = 0;
  let sampled = started;
  let lastPids: readonly number[] = [];
  try {
    for (let first = 0; performance.now() - started < minutes * 60_000; first = (first + BATCH) % mixture.length) {
      tests += (await resultsOf(executor, mixture.slice(first, first + BATCH))).length;
      if (performance.now() - sampled < SAMPLE_MS) continue;
      sampled = performance.now();
      const seconds = Math.round((sampled - started) / 1_000);
      samples.push({ seconds, tests, mainMb: residentMb(process.pid), workersMb: aliveOf(pids).reduce((sum, pid) => sum + residentMb(pid), 0) });
    }
    lastPids = [...pids];
  } finally {
    await executor.close();
  }
  return { samples, tests, lastPids };
}

function drift(values: readonly number[]): number {
  const middle = Math.floor(values.length / 2);
  const [before, after] = [median(values.slice(0, middle)), median(values.slice(middle))];
  return Math.round((1_000 * (after - before)) / before) / 10;
}
