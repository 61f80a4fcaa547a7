import { runtimeTypes } from '@auklet/observers';
import { tracer } from '@auklet/tracer';
import type { TestCaseDto } from '@auklet/protocol';
import { deadlineAfter } from '../deadline.ts';
import type { ModuleJob } from '../module-job.ts';
import { isTimed } from '../options/generate-options.ts';
import { awaitResults } from '../suites/await-results.ts';
import { withBehaviours } from '../suites/behaviours-of.ts';
import { TestMeter } from '../suites/measured-test.ts';
import { selectCover } from '../suites/select-cover.ts';
import { shortenTests } from '../suites/shorten-tests.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { SearchResult } from './3-search-tests.ts';

const TIME_LIMIT_MS = 3_000;

/** Keeps the smallest suite that covers what the search covered, each test as short as its share of the goals allows. */
export async function minimiseSuite(prepared: PreparedModule, search: SearchResult, job: ModuleJob): Promise<readonly TestCaseDto[]> {
  const executor = job.executors.open(prepared.subject, [tracer(), runtimeTypes()]);
  try {
    const meter = new TestMeter(executor, search.goals, search.cluster);
    const deadline = deadlineAfter(isTimed(job.options) ? TIME_LIMIT_MS : Number.POSITIVE_INFINITY, job.signal);
    const testCases = await awaitResults(withBehaviours(search.testCases), executor);
    const suite = selectCover(await meter.measure(testCases));
    const shortened = (await shortenTests(suite, meter, deadline)).map(({ testCase }) => testCase);
    const settled = await meter.measure(await awaitResults(shortened, executor));
    return selectCover(settled).map(({ test }) => test.testCase);
  } finally {
    await executor.close();
  }
}
