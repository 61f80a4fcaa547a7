import { runtimeTypes, shapes } from '@auklet/observers';
import type { Executor, TestCaseDto } from '@auklet/protocol';
import { deadlineAfter } from '../deadline.ts';
import type { ModuleJob } from '../module-job.ts';
import { isTimed } from '../options/generate-options.ts';
import { awaitResults } from '../suites/await-results.ts';
import { withBehaviours } from '../suites/behaviours-of.ts';
import { fakeTimers } from '../suites/fake-timers.ts';
import { type MeasuredTest, TestMeter } from '../suites/measured-test.ts';
import { assignDuties, selectCover } from '../suites/select-cover.ts';
import { shortenTests, type Trial } from '../suites/shorten-tests.ts';
import type { SearchResult } from './3-search-tests.ts';

const TIME_LIMIT_MS = 3_000;
const BATCH = 16;

export interface MinimisedSuite {
  readonly testCases: readonly TestCaseDto[];
  /** False when time ran out before every test was as short as it can be made. */
  readonly isFinished: boolean;
}

/**
 * Keeps the smallest suite that covers what the search covered, each test as short as its share of the goals allows.
 * The executor must carry the tracer.
 */
export async function minimiseSuite({ testCases, goals, statements, cluster }: SearchResult, executor: Executor, { options, signal }: ModuleJob): Promise<MinimisedSuite> {
  const deadline = deadlineAfter(isTimed(options) ? TIME_LIMIT_MS : Number.POSITIVE_INFINITY, signal);
  return executor.withObservers([runtimeTypes(), shapes()], async (observed) => {
    const meter = new TestMeter(observed, goals, cluster, statements);
    const suite = assignDuties(await meter.measure(await awaitResults(withBehaviours(testCases), observed)));
    const measure = (trials: readonly Trial[]): Promise<readonly MeasuredTest[]> => meter.measure(trials.map(({ testCase }) => testCase));
    const { tests, isFinished } = await shortenTests(suite, { measure, cluster, isOver: () => deadline.passed(), batch: BATCH });
    const shortened = tests.map(({ testCase }) => testCase);
    const settled = await meter.measure(await fakeTimers(await awaitResults(shortened, observed), observed));
    return { testCases: selectCover(settled).map(({ testCase }) => testCase), isFinished };
  });
}
