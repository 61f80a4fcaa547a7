import { createReporters } from '../reporters/create-reporters.ts';
import { readSavedReport } from '../reports/saved-report.ts';
import { exitCodeOf } from '../exit-code.ts';

export interface ReportFlags {
  readonly reporter?: readonly string[];
  readonly json?: boolean;
}

/** Shows the last run of this project again, in whatever form is asked for. */
export async function runReport({ reporter = ['default'], json = false }: ReportFlags): Promise<number> {
  const saved = readSavedReport(process.cwd());
  await createReporters(json ? ['json'] : reporter, saved.cwd).finish(saved.report);
  return exitCodeOf(saved.report);
}
