import { NO_COVERAGE, type TargetReport } from './report.ts';

/** What there is to say of a module that nothing has come of yet. */
export function emptyReport(file: string): Omit<TargetReport, 'outcome'> {
  return { file, testFile: null, tests: 0, verified: false, coverage: NO_COVERAGE, executions: 0, searchMs: 0, phases: {}, findings: [], denied: [], warnings: [] };
}
