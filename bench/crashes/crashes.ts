import type { ExecutionResultDto } from '@auklet/protocol';
import { createSubprocessExecutor } from '@auklet/runner';
import { contains } from '../../packages/runner/test/fixtures/contains.ts';
import { resultsOf, values } from '../../packages/runner/test/fixtures/executing.ts';
import { hostilePrograms, hostileSubject, ordinaryTestCase } from '../../packages/runner/test/fixtures/hostile-programs.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { median } from '../median.ts';
import { mixTests, type MixedTest } from './mix-tests.ts';

export const options: Verb['options'] = {
  ordinary: { type: 'string', default: '10000' },
  workers: { type: 'string', default: '1,2,4' },
  seed: { type: 'string', default: '1' },
};

/** Tests that are sent together, as a search would. */
const BATCH = 200;
/** Ordinary tests repeat after this many. */
const DISTINCT = 420;

interface CrashesResult extends VerbResult {
  readonly summary: {
    /** Different hostile programs. */
    readonly programs: number;
    /** Ordinary tests, over all runs. */
    readonly ordinary: number;
    /** Ordinary tests without the result of a clean run. */
    readonly lost: number;
    /** Hostile programs with another outcome or statement than theirs. */
    readonly wrong: number;
    readonly recoveryMsMedian: number;
  };
  readonly failures: readonly string[];
}

/** Mixes hostile programs with ordinary tests, one in a hundred, and compares every result with what it has to be. */
export async function crashes(given: VerbOptions): Promise<CrashesResult> {
  const count = Number(given['ordinary']);
  const programs = hostilePrograms();
  const clean = await cleanResults();
  const failures: string[] = [];
  const recoveries: number[] = [];
  let [ordinary, lost, wrong] = [0, 0, 0];
  for (const workers of String(given['workers']).split(',').map(Number)) {
    const tests = mixTests(programs, { ordinary: count, distinct: DISTINCT, seed: `${given['seed']} ${workers}` });
    const results = await run(tests, workers, recoveries);
    tests.forEach((test, position) => {
      const result = results[position];
      if (test.kind === 'ordinary') {
        ordinary++;
        if (result !== undefined && textOf(result) === clean[test.k]) return;
        lost++;
      } else {
        if (result !== undefined && contains(result.outcome, test.program.outcome)) return;
        wrong++;
      }
      const name = test.kind === 'ordinary' ? `ordinary ${test.k}` : test.program.name;
      failures.push(`${workers} workers, test ${position}, ${name}: ${JSON.stringify(result?.outcome)}`);
    });
    console.error(`${workers} workers: ${tests.length} tests, ${lost} lost and ${wrong} wrong so far`);
  }
  return { summary: { programs: programs.length, ordinary, lost, wrong, recoveryMsMedian: Math.round(median(recoveries) * 10) / 10 }, failures: failures.slice(0, 100) };
}

async function run(tests: readonly MixedTest[], workers: number, recoveries: number[]): Promise<readonly ExecutionResultDto[]> {
  const executor = createSubprocessExecutor({
    subject: hostileSubject,
    observers: [values],
    workers,
    onEvent: (event) => {
      if (event.kind === 'recovered') recoveries.push(event.recoveryMs);
    },
  });
  const results: ExecutionResultDto[] = [];
  try {
    for (let first = 0; first < tests.length; first += BATCH) {
      results.push(...(await resultsOf(executor, tests.slice(first, first + BATCH).map(({ testCase }) => testCase))));
    }
  } finally {
    await executor.close();
  }
  return results;
}

async function cleanResults(): Promise<readonly string[]> {
  const executor = createSubprocessExecutor({ subject: hostileSubject, observers: [values] });
  try {
    return (await resultsOf(executor, Array.from({ length: DISTINCT }, (_, k) => ordinaryTestCase(k)))).map(textOf);
  } finally {
    await executor.close();
  }
}

/** A result but for its place in the batch. */
function textOf({ index: _, ...result }: ExecutionResultDto): string {
  return JSON.stringify(result);
}
