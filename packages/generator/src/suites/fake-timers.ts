import { timers, timersOf } from '@auklet/observers';
import type { ExecutionResultDto, Executor, OutcomeDto, TestCaseDto, TimerUse } from '@auklet/protocol';
import { advanceClock, advancesClock } from '@auklet/testcase';
import { resultsOf } from '../executors/executor-factory.ts';

/** For how long a written test may keep its process with real timers, in milliseconds. */
const PATIENCE_MS = 50;
const WAITS = ['all', 1_000] as const;

/**
 * Has the tests that wait for timers, or leave some behind, move a fake clock instead: no written test keeps its
 * process. Those that cannot are dropped.
 */
export function fakeTimers(testCases: readonly TestCaseDto[], executor: Executor): Promise<readonly TestCaseDto[]> {
  return executor.withObservers([timers()], async (observed) => {
    const results = await resultsOf(observed.executeMultiple(testCases));
    const faked = results.map((result, k) => (isBrief(testCases[k] as TestCaseDto, timersOf(result)) ? [] : variantsOf(testCases[k] as TestCaseDto, result)));
    const variantResults = await resultsOf(observed.executeMultiple(faked.flat()));
    let position = 0;
    return results.flatMap((result, k) => {
      const testCase = testCases[k] as TestCaseDto;
      if (isBrief(testCase, timersOf(result))) return [testCase];
      const own = (faked[k] as readonly TestCaseDto[]).map((variant) => ({ variant, seen: variantResults[position++] as ExecutionResultDto }));
      return own.find(({ variant, seen }) => endsLike(result.outcome, seen.outcome) && isBrief(variant, timersOf(seen)))?.variant ?? [];
    });
  });
}

/** Whether a written test is over soon: one that moves the clock has fake timers, and would wait for ever for one of them. */
export function isBrief(testCase: TestCaseDto, { awaitedMs, pendingMs }: TimerUse): boolean {
  return advancesClock(testCase) ? awaitedMs === 0 : awaitedMs + pendingMs <= PATIENCE_MS;
}

/** Time passes before the first wait, or when everything else has happened; what throws stays last. */
function variantsOf(testCase: TestCaseDto, { outcome }: ExecutionResultDto): readonly TestCaseDto[] {
  const { statements } = testCase;
  if (advancesClock(testCase)) return [];
  const firstWait = statements.findIndex(({ kind }) => kind === 'await');
  const end = outcome.kind === 'threw' ? statements.length - 1 : statements.length;
  return WAITS.flatMap((wait) => [...(firstWait < 0 ? [] : [advanceClock(testCase, firstWait, wait)]), advanceClock(testCase, end, wait)]);
}

function endsLike(before: OutcomeDto, after: OutcomeDto): boolean {
  if (before.kind === 'threw' && after.kind === 'threw') return before.error.type === after.error.type;
  return before.kind === after.kind;
}
