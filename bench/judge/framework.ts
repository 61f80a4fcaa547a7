import { nodeFramework } from './node-framework.ts';
import type { TestRun } from './test-run.ts';
import { vitestFramework } from './vitest-framework.ts';

/** On what a framework runs. */
export interface Surroundings {
  /** The program; this one when left out. */
  readonly node?: string;
  /** Environment variables beside those of this process. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A test framework as the judge needs it. */
export interface Framework {
  /** Runs one test file, relative to `project`, in the real framework. */
  run(project: string, testFile: string, surroundings?: Surroundings): Promise<TestRun>;
  /** Makes `run` in this project write the global `COVERAGE_VARIABLE` to `coverageFile` after the last test. */
  recordCoverage(project: string, coverageFile: string): Promise<void>;
  /** A test file that does nothing but import `specifier`. */
  importOnlyTest(specifier: string): string;
}

export type FrameworkName = 'vitest' | 'node';

export const frameworks: Readonly<Record<FrameworkName, Framework>> = {
  vitest: vitestFramework,
  node: nodeFramework,
};
