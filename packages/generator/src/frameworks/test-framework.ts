/** One test as the framework saw it. */
export interface FrameworkTestResult {
  /** Titles from the outermost group to the test. */
  readonly titles: readonly string[];
  readonly passed: boolean;
  /** First line of the failure. */
  readonly message: string;
}

/** `error` is set when the framework could not run the file at all. */
export interface FrameworkRun {
  readonly tests: readonly FrameworkTestResult[];
  readonly error: string | null;
}

export interface RunTestFileOptions {
  /** Working folder of the framework: the project that the test file belongs to. */
  readonly projectFolder: string;
  readonly timeoutMs: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a test file the way the user's project does. */
export interface TestFramework {
  readonly name: 'vitest' | 'node';
  /** Why files of this language cannot be run from this folder, in one line; `null` when they can. */
  obstacle(testFile: string): string | null;
  /** Whether tests in this folder must import TypeScript by the name of its source (`./queue.ts`). */
  importsSourceExtension(folder: string): boolean;
  run(testFile: string, options: RunTestFileOptions): Promise<FrameworkRun>;
}
