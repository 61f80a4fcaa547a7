import type { TestCaseDto } from '@auklet/protocol';
import { traceOf, tracer } from '@auklet/tracer';
import { coverageOf, CoverageRecord } from '@auklet/instrumentation';
import { resultsOf } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { CoverageReport } from '../report/report.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';

/** What these tests together cover of the original source, counted as Istanbul counts. */
export async function measureCoverage(prepared: PreparedModule, testCases: readonly TestCaseDto[], job: ModuleJob): Promise<CoverageReport> {
  const executor = job.executors.open(prepared.subject, [tracer()]);
  try {
    const record = new CoverageRecord(prepared.description);
    for (const result of await resultsOf(executor.executeMultiple(testCases))) record.add(traceOf(result));
    return coverageOf(prepared.description, record);
  } finally {
    await executor.close();
  }
}
