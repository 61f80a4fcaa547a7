import type { FrameworkName } from '@auklet/render';
import type { TestFiles } from './test-files.ts';

/** One test as the framework saw it. */
export interface FrameworkTestResult {
  /** Titles from the outermost group to the test. */
  readonly titles: readonly string[];
  readonly passed: boolean;
}

export interface FrameworkRun {
  readonly tests: readonly FrameworkTestResult[];
  /** Why the framework could not run the file at all, in one line. */
  readonly error: string | null;
  /** What the user has to know so that the own test command runs the file too, in one line. */
  readonly warning?: string;
}

export interface RunTestFileOptions {
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Titles of the tests that the file holds, in its order; some frameworks name no test that passes. */
  readonly titles: readonly (readonly string[])[];
}

/** The module that tests are written for. */
export interface TestedModule {
  readonly file: string;
  readonly language: 'javascript' | 'typescript';
  readonly format: 'module' | 'commonjs';
  /** The specifiers by which it imports modules of its own project. */
  readonly relativeImports: readonly string[];
}

/** How a test file is written. */
export interface TestConventions {
  readonly style: 'esm' | 'cjs';
  readonly extension: string;
  /** How TypeScript is imported: `./queue.ts`, `./queue.js` or `./queue`. */
  readonly importExtension: 'source' | 'output' | 'none';
}

/** A test framework as one project uses it. */
export interface TestFramework {
  readonly name: FrameworkName;
  /** What it defines without an import. */
  readonly globals: readonly string[];
  /** What the project's own test command runs. */
  readonly testFiles: TestFiles;
  /** How tests in `folder` are written so that the project can run them. */
  conventions(module: TestedModule, folder: string): TestConventions;
  /** Why it cannot run this file here, in one line; `null` when it can. */
  obstacle(testFile: string): string | null;
  run(testFile: string, options: RunTestFileOptions): Promise<FrameworkRun>;
}
