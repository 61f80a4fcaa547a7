import { tracer } from '@auklet/tracer';
import type { TestCaseDto } from '@auklet/protocol';
import { deadlineAfter } from '../deadline.ts';
import type { ModuleJob } from '../module-job.ts';
import { isTimed } from '../options/generate-options.ts';
import { withBehaviours } from '../suites/behaviours-of.ts';
import { TestMeter } from '../suites/measured-test.ts';
import { selectCover } from '../suites/select-cover.ts';
import { shortenTests } from '../suites/shorten-tests.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { SearchResult } from './3-search-tests.ts';

const TIME_LIMIT_MS = 3_000;

/** Keeps the smallest suite that covers what the search covered, each test as short as its share of the goals allows. */
export async function minimiseSuite(prepared: PreparedModule, search: SearchResult, job: ModuleJob): Promise<readonly TestCaseDto[]> {
  const executor = job.executors.open(prepared.subject, [tracer()]);
  try {
    const meter = new TestMeter(executor, search.goals, search.cluster);
    const deadline = deadlineAfter(isTimed(job.options) ? TIME_LIMIT_MS : Number.POSITIVE_INFINITY, job.signal);
    const suite = selectCover(await meter.measure(withBehaviours(search.testCases)));
    const shortened = await shortenTests(suite, meter, deadline);
    return selectCover(shortened).map(({ test }) => test.testCase);
  } finally {
    await executor.close();
  }
}
