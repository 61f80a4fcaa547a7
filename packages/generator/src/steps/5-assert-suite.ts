import { homedir, hostname, tmpdir } from 'node:os';
import { nameInputs, selectAssertions } from '@auklet/assertions';
import { values, valuesOf } from '@auklet/observers';
import type { AssertedTestDto, ExecutionResultDto, Executor, OutcomeDto, TestCaseDto, ValuesDto } from '@auklet/protocol';
import { resultsOf } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from './1-prepare-module.ts';

/** Two environments that agree on nothing a test should rely on. */
const ENVIRONMENTS = [{ seed: 1 }, { seed: 0x5eed }] as const;

/** Observes every test in two fresh environments and asserts what both agree on; tests that agree on nothing are dropped. */
export async function assertSuite(prepared: PreparedModule, suite: readonly TestCaseDto[], job: ModuleJob): Promise<readonly AssertedTestDto[]> {
  const testCases = suite.map(nameInputs);
  const forwards = await observe(prepared, testCases, ENVIRONMENTS[0].seed, job);
  const backwards = (await observe(prepared, testCases.toReversed(), ENVIRONMENTS[1].seed, job)).toReversed();
  const literals = prepared.description.constants.strings;
  const machineText = [job.cwd, homedir(), hostname(), tmpdir()];
  return testCases.flatMap((testCase, position) => {
    const first = forwards[position];
    const second = backwards[position];
    if (first === undefined || second === undefined || !endAlike(first.outcome, second.outcome)) return [];
    const runs = [first.values, second.values].filter((run) => run !== undefined);
    return selectAssertions({ testCase, outcome: first.outcome, runs, literals, machineText }) ?? [];
  });
}

interface Observed {
  readonly outcome: OutcomeDto;
  /** Nothing when the process did not survive the test. */
  readonly values: ValuesDto | undefined;
}

function observe(prepared: PreparedModule, testCases: readonly TestCaseDto[], seed: number, job: ModuleJob): Promise<readonly Observed[]> {
  const run = async (executor: Executor): Promise<readonly Observed[]> => (await resultsOf(executor.executeMultiple(testCases))).map(observedOf);
  return job.executors.use(prepared.subject, [values()], run, seed);
}

function observedOf(result: ExecutionResultDto): Observed {
  return { outcome: result.outcome, values: valuesOf(result) };
}

function endAlike(first: OutcomeDto, second: OutcomeDto): boolean {
  if (first.kind === 'threw' && second.kind === 'threw') return first.statement === second.statement && first.error.type === second.error.type;
  return first.kind === second.kind;
}
