import type { CandidateTest } from './assertion-candidates.ts';
import { holds, type ObservedRun } from './holds.ts';

/** How a test tells a mutant from the original. */
export interface Kill {
  /** It fails whatever it asserts: it ends in another way, or not at all. */
  readonly always: boolean;
  /** Positions of the candidates that fail, ascending. */
  readonly candidates: readonly number[];
  /** It is the mutant that does not end, or takes all memory. */
  readonly isEndless: boolean;
}

/** What of a test fails when it runs on a mutant; `null` when nothing does. */
export function killOf(test: CandidateTest, { outcome, values }: ObservedRun): Kill | null {
  if (outcome.kind === 'not-serialisable') return null;
  const { candidates, testCase } = test;
  const last = testCase.statements.length - 1;
  const throws = candidates[0]?.kind === 'throws';
  const endsAlike = outcome.kind === 'returned' || (outcome.kind === 'threw' && throws && outcome.statement === last);
  if (!endsAlike || values === undefined) return { always: true, candidates: candidates.map((_, index) => index), isEndless: outcome.kind === 'timed-out' || outcome.kind === 'out-of-memory' };
  const failing = candidates.flatMap((candidate, index) => (holds(candidate, values) ? [] : [index]));
  return failing.length === 0 ? null : { always: false, candidates: failing, isEndless: false };
}
