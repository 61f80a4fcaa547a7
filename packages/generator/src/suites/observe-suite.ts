import { homedir, hostname, tmpdir } from 'node:os';
import { assertionCandidates, type CandidateTest, nameInputs, type ObservedRun } from '@auklet/assertions';
import { timers, timersOf, values, valuesOf } from '@auklet/observers';
import type { Executor, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import { resultsOf, type Surroundings } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { isBrief } from './fake-timers.ts';

/** Two environments that agree on nothing a test should rely on. */
export const ENVIRONMENTS: readonly [Surroundings, Surroundings] = [{ seed: 1 }, { seed: 0x5eed, epochMs: Date.UTC(2031, 6, 17, 19, 43, 28, 519), timeZone: 'Asia/Kathmandu' }];

/** Where a test behaves as it was observed. */
export const OBSERVED_SURROUNDINGS: Surroundings = ENVIRONMENTS[0];

/** What can be asserted of one test case, and which one it was. */
export interface ObservedTest extends CandidateTest {
  /** As it was given, inputs in their places. */
  readonly origin: TestCaseDto;
}

/** Observes every test in two fresh environments; what can be asserted is what both agree on. Tests that agree on nothing are dropped. */
export async function observeSuite(prepared: PreparedModule, suite: readonly TestCaseDto[], job: ModuleJob): Promise<readonly ObservedTest[]> {
  const testCases = suite.map(nameInputs);
  const forwards = await observe(prepared, testCases, ENVIRONMENTS[0], job);
  const backwards = (await observe(prepared, testCases.toReversed(), ENVIRONMENTS[1], job)).toReversed();
  return suite.flatMap((origin, position) => {
    const first = forwards[position] ?? null;
    const second = backwards[position] ?? null;
    if (first === null || second === null || !endAlike(first.outcome, second.outcome)) return [];
    const test = candidatesOf(prepared, testCases[position] as TestCaseDto, [first, second], job);
    return test === undefined ? [] : [{ ...test, origin }];
  });
}

/** What can be asserted of a test case whose inputs are named, given some runs of it that ended alike. */
export function candidatesOf(prepared: PreparedModule, testCase: TestCaseDto, runs: readonly ObservedRun[], job: ModuleJob): CandidateTest | undefined {
  const outcome = runs[0]?.outcome;
  if (outcome === undefined) return undefined;
  const machineText = [job.cwd, homedir(), hostname(), tmpdir()];
  return assertionCandidates({ testCase, outcome, runs: runs.flatMap((run) => run.values ?? []), literals: prepared.description.constants.strings, machineText });
}

/** `null` for a test that would keep its process with real timers. */
function observe(prepared: PreparedModule, testCases: readonly TestCaseDto[], surroundings: Surroundings, job: ModuleJob): Promise<readonly (ObservedRun | null)[]> {
  const run = async (executor: Executor): Promise<readonly (ObservedRun | null)[]> =>
    (await resultsOf(executor.executeMultiple(testCases))).map((result, k) =>
      isBrief(testCases[k] as TestCaseDto, timersOf(result)) ? { outcome: result.outcome, values: valuesOf(result) } : null,
    );
  return job.executors.use(prepared.subject, [values(), timers()], run, surroundings);
}

function endAlike(first: OutcomeDto, second: OutcomeDto): boolean {
  if (first.kind === 'threw' && second.kind === 'threw') return first.statement === second.statement && first.error.type === second.error.type;
  return first.kind === second.kind;
}
