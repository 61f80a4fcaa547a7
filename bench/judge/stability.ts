import type { TestRun } from './test-run.ts';

export interface Stability {
  /** Tests that passed in every run. */
  readonly passing: readonly string[];
  /** Tests that failed in every run. */
  readonly failing: readonly string[];
  /** Tests that did not do the same in all runs. */
  readonly differing: readonly string[];
}

/** Compares several runs of the same test file; a test that is missing from a run has done something else there. */
export function stabilityOf(runs: readonly TestRun[]): Stability {
  const verdicts = runs.map((run) => new Map(run.tests.map(({ name, passed }) => [name, passed])));
  const names = [...new Set(verdicts.flatMap((verdict) => [...verdict.keys()]))];
  const all = (name: string, expected: boolean): boolean => verdicts.every((verdict) => verdict.get(name) === expected);
  const passing = names.filter((name) => all(name, true));
  const failing = names.filter((name) => all(name, false));
  return { passing, failing, differing: names.filter((name) => !passing.includes(name) && !failing.includes(name)) };
}
