import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ModuleJob } from '../module-job.ts';
import type { TargetReport } from '../report/report.ts';
import { measureCoverage } from '../suites/measure-coverage.ts';
import type { TestPlace } from './0-place-tests.ts';
import type { PreparedModule } from './1-prepare-module.ts';
import type { SearchResult } from './3-search-tests.ts';
import type { VerifiedFile } from './6-verify-file.ts';

/** Puts the verified file in its place in one move, and reports on it. */
export async function writeTests(prepared: PreparedModule, search: SearchResult, verified: VerifiedFile, place: TestPlace, job: ModuleJob): Promise<TargetReport> {
  const coverage = await measureCoverage(prepared, verified.tests.map(({ testCase }) => testCase), job);
  const isUnchanged = place.existing === verified.text;
  if (!isUnchanged) await replaceFile(place.path, verified.text);
  return {
    file: job.target.label,
    outcome: isUnchanged ? 'unchanged' : 'generated',
    testFile: place.label,
    tests: verified.tests.length,
    coverage,
    executions: search.executions,
    searchMs: search.searchMs,
    findings: search.findings,
    warnings: [...place.warnings, ...verified.warnings],
  };
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, text);
  await rename(draft, path);
}
