import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What one test file did; a file that broke off counts as one failed test at least. */
export interface FileResult {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why the file as a whole is wrong, whatever its tests say. */
  readonly error?: string;
}

export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly files: readonly FileResult[];
}

export const RESULTS_FILE = '.test-results.json';

export function sumResults(files: readonly FileResult[]): TestResults {
  const sum = (key: 'passed' | 'failed' | 'skipped'): number => files.reduce((total, file) => total + file[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), files };
}

export function writeResults(directory: string, results: TestResults): void {
  writeFileSync(join(directory, RESULTS_FILE), `${JSON.stringify(results, null, 2)}\n`);
}

/** The results that the last run left in `directory`, or `null` when it left none. */
export function readResults(directory: string): TestResults | null {
  try {
    return JSON.parse(readFileSync(join(directory, RESULTS_FILE), 'utf8')) as TestResults;
  } catch {
    return null;
  }
}

/** The closing line: `12 passed, 0 failed`, with `, 3 skipped` when there are any. */
export function summaryLine(results: Pick<TestResults, 'passed' | 'failed' | 'skipped'>): string {
  const skipped = results.skipped > 0 ? `, ${results.skipped} skipped` : '';
  return `${results.passed} passed, ${results.failed} failed${skipped}`;
}
