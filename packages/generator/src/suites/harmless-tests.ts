import type { Executor } from '@auklet/protocol';
import type { TestToRender } from '@auklet/render';
import { resultsOf } from '../executors/executor-factory.ts';
import { describeDenials } from '../findings/describe-denials.ts';
import { effectsOf } from '../findings/reaches-outside.ts';
import { TargetFailure } from '../target-failure.ts';

export interface HarmlessTests {
  readonly tests: readonly TestToRender[];
  /** How many were left out. */
  readonly dropped: number;
}

/**
 * The tests that try nothing that is denied. What comes next runs them in the user's framework, where nothing is denied,
 * so this is the last step before it.
 *
 * @throws TargetFailure `no-tests` when there is none.
 */
export async function harmlessTests(tests: readonly TestToRender[], executor: Executor): Promise<HarmlessTests> {
  const results = await resultsOf(executor.executeMultiple(tests.map(({ test }) => test.testCase)));
  const effects = results.map(effectsOf);
  const harmless = tests.filter((_, position) => effects[position]?.length === 0);
  if (harmless.length === 0 && tests.length > 0) throw new TargetFailure('no-tests', `every test met what is denied: ${describeDenials(effects.flat())}`);
  return { tests: harmless, dropped: tests.length - harmless.length };
}
