import { type CandidateTest, type Kill, type KillingTest, killOf } from '@auklet/assertions';
import type { MutantRun, MutantRunner } from './mutant-runner.ts';

/** A test with the mutants that it comes by, and those of them that it is known to kill. */
export interface MatrixRow extends KillingTest {
  readonly reached: ReadonlySet<number>;
  readonly kills: Map<number, Kill>;
  /** Mutants that it was run on. */
  readonly tried: Set<number>;
  readonly original: MutantRun;
}

/** Executions that are sent together. */
const BATCH = 512;

/** Rows without kills: what each test reaches. Candidates that do not hold on the mutated module without a mutant are left out. */
export async function reachOf(tests: readonly CandidateTest[], runner: MutantRunner): Promise<readonly MatrixRow[]> {
  const runs = await runner.runOriginal(tests.map(({ testCase }) => testCase));
  return runs.map((original, index) => {
    const test = tests[index] as CandidateTest;
    const failing = killOf(test, original);
    if (failing?.always === true) return { ...test, original, reached: new Set<number>(), kills: new Map(), tried: new Set() };
    return { ...withoutCandidates(test, failing?.candidates ?? []), original, reached: new Set(original.reached), kills: new Map(), tried: new Set() };
  });
}

function withoutCandidates(test: CandidateTest, positions: readonly number[]): CandidateTest {
  if (positions.length === 0 || positions.length === test.candidates.length) return test;
  const candidates = test.candidates.filter((_, index) => !positions.includes(index));
  return { ...test, candidates, telling: Math.max(1, test.telling - positions.filter((index) => index < test.telling).length) };
}

/** Runs tests on mutants that they were seen to kill, and writes what fails into the rows. */
export async function confirmKills(seen: readonly { readonly row: MatrixRow; readonly mutants: readonly number[] }[], runner: MutantRunner): Promise<void> {
  const pairs = seen.flatMap(({ row, mutants }) => mutants.map((mutant) => ({ row, mutant })));
  const runs = await runner.run(pairs.map(({ row: { testCase, original }, mutant }) => ({ testCase, mutant, original })));
  pairs.forEach(({ row, mutant }, index) => {
    const kill = noteRun(row, mutant, runs[index]);
    if (kill !== null) row.kills.set(mutant, kill);
  });
}

/**
 * Runs each mutant with the tests that reach it, one after the other, until so many of them fail with no more than their
 * most telling assertion, or the share of the budget is spent. Writes what fails into the rows.
 */
export async function findKills(rows: readonly MatrixRow[], mutants: Iterable<number>, killers: number, runner: MutantRunner, share: number): Promise<void> {
  const hunts = Array.from(mutants, (mutant) => ({ mutant, open: rows.filter(({ reached, kills }) => reached.has(mutant) && !kills.has(mutant)), killers: 0 }));
  let live = hunts;
  while (!runner.hasSpent(share)) {
    live = live.filter((hunt) => hunt.open.length > 0 && hunt.killers < killers);
    if (live.length === 0) return;
    const pairs = live.slice(0, BATCH).map((hunt) => ({ hunt, row: hunt.open.shift() as MatrixRow }));
    const runs = await runner.run(pairs.map(({ hunt, row: { testCase, original } }) => ({ testCase, mutant: hunt.mutant, original })));
    pairs.forEach(({ hunt, row }, index) => {
      const kill = noteRun(row, hunt.mutant, runs[index]);
      if (kill === null) return;
      row.kills.set(hunt.mutant, kill);
      if (kill.always || kill.candidates[0] === 0) hunt.killers++;
    });
    live = [...live.slice(BATCH), ...live.slice(0, BATCH)];
  }
}

/** What a run shows, if there was time for it. */
function noteRun(row: MatrixRow, mutant: number, run: MutantRun | undefined): Kill | null {
  if (run === undefined) return null;
  row.tried.add(mutant);
  return run === row.original ? null : killOf(row, run);
}

/** Mutants that a test was run on which comes by them; of others that tests come by nobody knows whether they live. */
export function judgedMutants(rows: readonly MatrixRow[]): ReadonlySet<number> {
  return new Set(rows.flatMap(({ reached, tried }) => [...reached].filter((mutant) => tried.has(mutant))));
}
