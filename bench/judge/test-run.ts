/** What a framework said about one test. */
export interface TestVerdict {
  /** With the names of the suites around it; unique within a run. */
  readonly name: string;
  readonly passed: boolean;
}

/** One run of a test file in a framework. */
export interface TestRun {
  readonly tests: readonly TestVerdict[];
  /** What the framework printed, for a file that ran no tests. */
  readonly output: string;
}

/** Makes names unique by counting repetitions. */
export function nameApart(tests: readonly TestVerdict[]): TestVerdict[] {
  const seen = new Map<string, number>();
  return tests.map(({ name, passed }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { name: count === 1 ? name : `${name} (${count})`, passed };
  });
}
