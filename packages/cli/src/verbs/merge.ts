import { resolve } from 'node:path';
import { mergeReports } from '@auklet/generator';
import { exitCodeOf } from '../exit-code.ts';
import { createReporters } from '../reporters/create-reporters.ts';
import { projectCache } from '../reports/project-cache.ts';
import { readReports } from '../reports/read-reports.ts';
import { recordCosts } from '../reports/recorded-costs.ts';
import { saveReport } from '../reports/saved-report.ts';

export interface MergeFlags {
  readonly reporter?: readonly string[];
  readonly json?: boolean;
  readonly minCoverage?: number;
  readonly cacheFolder?: string;
}

/** Shows the reports of all shards as one, which then is the last run of this project. */
export async function runMerge(files: readonly string[], { reporter = ['default'], json = false, minCoverage, cacheFolder }: MergeFlags): Promise<number> {
  const cwd = process.cwd();
  const report = mergeReports(readReports(files, cwd));
  await createReporters(json ? ['json'] : reporter, cwd).finish(report);
  saveReport({ cwd, report });
  recordCosts(cacheFolder === undefined ? projectCache(cwd) : resolve(cwd, cacheFolder), report);
  return exitCodeOf(report, { minCoverage });
}
