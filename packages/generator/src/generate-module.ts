import { isAukletError } from '@auklet/protocol';
import type { ModuleJob } from './module-job.ts';
import type { Phase } from './report/generate-event.ts';
import { NO_COVERAGE, type TargetReport } from './report/report.ts';
import { placeTests } from './steps/0-place-tests.ts';
import { prepareModule } from './steps/1-prepare-module.ts';
import { exploreExports } from './steps/2-explore-exports.ts';
import { searchTests } from './steps/3-search-tests.ts';
import { minimiseSuite } from './steps/4-minimise-suite.ts';
import { assertSuite } from './steps/5-assert-suite.ts';
import { verifyFile } from './steps/6-verify-file.ts';
import { writeTests } from './steps/7-write-tests.ts';
import { TargetFailure } from './target-failure.ts';

/** The whole work on one module, from its source to a verified test file. What goes wrong is in the report. */
export async function generateModule(job: ModuleJob): Promise<TargetReport> {
  const phase = (name: Phase): void => job.onEvent({ type: 'phase', file: job.target.label, phase: name });
  try {
    phase('read');
    const prepared = await prepareModule(job.target.file);
    const place = await placeTests(prepared, job);
    const explored = await exploreExports(prepared, job.target.exportName, job.executors);
    phase('search');
    const search = await searchTests(prepared, explored, job);
    phase('minimise');
    const suite = await minimiseSuite(prepared, search, job);
    phase('assert');
    const asserted = await assertSuite(prepared, suite, job);
    phase('verify');
    const verified = await verifyFile(prepared, explored, asserted, place, job);
    return await writeTests(prepared, search, verified, place, job);
  } catch (error) {
    return failureReport(job, error);
  }
}

function failureReport(job: ModuleJob, error: unknown): TargetReport {
  const nothing = { file: job.target.label, testFile: null, tests: 0, coverage: NO_COVERAGE, executions: 0, searchMs: 0, findings: [], warnings: [] };
  if (error instanceof TargetFailure) return { ...nothing, ...error.progress, outcome: error.outcome, error: error.message };
  if (isAukletError(error) && error.code === 'unloadable') return { ...nothing, outcome: 'unloadable', error: error.message.replaceAll(job.target.file, job.target.label) };
  if (isAukletError(error) && error.code === 'usage') throw error;
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ...nothing, outcome: 'failed', error: `internal error: ${text}` };
}
