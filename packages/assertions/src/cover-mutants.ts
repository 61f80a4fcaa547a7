import type { AssertedTestDto } from '@auklet/protocol';
import type { CandidateTest } from './assertion-candidates.ts';
import type { Kill } from './kills.ts';
import { withAssertions } from './select-assertions.ts';

/** A test with what is known of the mutants that it kills. */
export interface KillingTest extends CandidateTest {
  /** By mutant. */
  readonly kills: ReadonlyMap<number, Kill>;
}

export interface MutantCover {
  readonly tests: readonly AssertedTestDto[];
  readonly killed: ReadonlySet<number>;
}

const MOST_ASSERTIONS = 3;

/**
 * Chooses few assertions that kill what all of them together can kill: the most telling one of each test, then greedily
 * across the suite whichever kills most of what is left.
 */
export function coverMutants(tests: readonly KillingTest[]): MutantCover {
  const chosen = tests.map(() => new Set([0]));
  const killed = new Set<number>();
  tests.forEach(({ kills }) => {
    for (const [mutant, { always, candidates }] of kills) if (always || candidates[0] === 0) killed.add(mutant);
  });
  for (let best = bestAssertion(tests, chosen, killed); best !== null; best = bestAssertion(tests, chosen, killed)) {
    chosen[best.test]?.add(best.candidate);
    for (const mutant of best.gain) killed.add(mutant);
  }
  return {
    tests: tests.map((test, index) => withAssertions(test, test.candidates.filter((_, candidate) => chosen[index]?.has(candidate)))),
    killed,
  };
}

interface Choice {
  readonly test: number;
  readonly candidate: number;
  readonly gain: readonly number[];
}

function bestAssertion(tests: readonly KillingTest[], chosen: readonly ReadonlySet<number>[], killed: ReadonlySet<number>): Choice | null {
  let best: Choice | null = null;
  for (const [test, { kills }] of tests.entries()) {
    if ((chosen[test]?.size ?? 0) >= MOST_ASSERTIONS) continue;
    for (const [candidate, gain] of gains(kills, killed)) {
      if (best === null || gain.length > best.gain.length) best = { test, candidate, gain };
    }
  }
  return best;
}

/** Per candidate the mutants that it alone would add, the most telling candidate first. */
function gains(kills: ReadonlyMap<number, Kill>, killed: ReadonlySet<number>): [number, number[]][] {
  const gained = new Map<number, number[]>();
  for (const [mutant, { candidates }] of kills) {
    if (killed.has(mutant)) continue;
    for (const candidate of candidates) gained.set(candidate, [...(gained.get(candidate) ?? []), mutant]);
  }
  return [...gained].sort(([a], [b]) => a - b);
}
