import { coverageOf, CoverageRecord } from '@auklet/instrumentation';
import type { Executor, ModuleDescriptionDto, TestCaseDto } from '@auklet/protocol';
import { traceOf } from '@auklet/tracer';
import type { CoverageReport } from '../report/report.ts';

/** What these tests together cover of the original source, counted as Istanbul counts. The executor must carry the tracer. */
export async function measureCoverage(description: ModuleDescriptionDto, testCases: readonly TestCaseDto[], executor: Executor): Promise<CoverageReport> {
  const record = new CoverageRecord(description);
  for await (const result of executor.executeMultiple(testCases)) record.add(traceOf(result));
  return coverageOf(description, record);
}
