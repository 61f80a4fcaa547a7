import { assertionCandidates, type CandidateTest, nameInputs, type ObservedRun } from '@auklet/assertions';
import { timers, timersOf, values, valuesOf } from '@auklet/observers';
import type { ExecutionObserver, ExecutionResultDto, Executor, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import { advanceClock, advancesClock } from '@auklet/testcase';
import { resultsOf, type Surroundings } from '../executors/executor-factory.ts';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { isBrief } from './fake-timers.ts';
import { machineTextOf } from './machine-text.ts';

/** Two environments that agree on nothing a test should rely on. */
export const ENVIRONMENTS: readonly [Surroundings, Surroundings] = [{ seed: 1 }, { seed: 0x5eed, epochMs: Date.UTC(2031, 6, 17, 19, 43, 28, 519), timeZone: 'Asia/Kathmandu' }];

/** Where a test behaves as it was observed. */
export const OBSERVED_SURROUNDINGS: Surroundings = ENVIRONMENTS[0];

/** What can be asserted of one test case, and which one it was. */
export interface ObservedTest extends CandidateTest {
  /** As it was given, inputs in their places. */
  readonly origin: TestCaseDto;
}

/** Runs tests in two environments, the suite first, where nothing has run before. Its processes stay for what is added to it. */
export class Observatory {
  readonly #prepared: PreparedModule;
  readonly #job: ModuleJob;
  readonly #executors: readonly [Executor, Executor];
  /** By the text of a test; `undefined` for one that is of no use. */
  readonly #observed = new Map<string, CandidateTest | undefined>();

  private constructor(prepared: PreparedModule, job: ModuleJob, executors: readonly [Executor, Executor]) {
    this.#prepared = prepared;
    this.#job = job;
    this.#executors = executors;
  }

  static use<T>(prepared: PreparedModule, job: ModuleJob, run: (observatory: Observatory) => Promise<T>): Promise<T> {
    const within = <R>(surroundings: Surroundings, inner: (executor: Executor) => Promise<R>): Promise<R> => job.executors.use(prepared.subject, [], inner, { ...surroundings, workers: 1 });
    return within(ENVIRONMENTS[0], (first) => within(ENVIRONMENTS[1], (second) => run(new Observatory(prepared, job, [first, second]))));
  }

  /** What can be asserted is what both environments agree on; tests that agree on nothing are dropped. */
  async observe(suite: readonly TestCaseDto[]): Promise<readonly ObservedTest[]> {
    const named = new Map(suite.map((origin) => [JSON.stringify(origin), nameInputs(origin)]));
    const unseen = [...named].filter(([text]) => !this.#observed.has(text));
    const testCases = unseen.map(([, testCase]) => testCase);
    const [forwards, backwards] = await this.both(testCases, [values(), timers()], seenOf);
    const isHarmful = await this.#harmLater(testCases, forwards);
    for (const [position, [text, testCase]] of unseen.entries()) {
      const agreed = isHarmful.has(testCase) ? undefined : this.#agreed(testCase, forwards[position] ?? null, backwards[position] ?? null);
      this.#observed.set(text, agreed);
    }
    return suite.flatMap((origin) => {
      const test = this.#observed.get(JSON.stringify(origin));
      return test === undefined ? [] : [{ ...test, origin }];
    });
  }

  /** Those that leave a timer behind which will not let their process end well. */
  async #harmLater(testCases: readonly TestCaseDto[], seen: readonly (SeenRun | null)[]): Promise<ReadonlySet<TestCaseDto>> {
    const leaving = testCases.filter((testCase, position) => !advancesClock(testCase) && seen[position]?.outcome.kind === 'returned' && (seen[position]?.pendingMs ?? 0) > 0);
    const results = await resultsOf(this.#executors[0].executeMultiple(leaving.map((testCase) => advanceClock(testCase, testCase.statements.length, 'all'))));
    return new Set(leaving.filter((_, position) => results[position]?.outcome.kind !== 'returned'));
  }

  #agreed(testCase: TestCaseDto, first: ObservedRun | null, second: ObservedRun | null): CandidateTest | undefined {
    if (first === null || second === null || !endAlike(first.outcome, second.outcome)) return undefined;
    return candidatesOf(this.#prepared, testCase, [first, second], this.#job);
  }

  /** Runs the tests in order in one environment, and the other way round in the other; results are in the order of the tests. */
  async both<T>(testCases: readonly TestCaseDto[], observers: readonly ExecutionObserver[], read: (result: ExecutionResultDto, testCase: TestCaseDto) => T): Promise<readonly [readonly T[], readonly T[]]> {
    const run = async (executor: Executor, ordered: readonly TestCaseDto[]): Promise<readonly T[]> => {
      const results = await executor.withObservers(observers, (observed) => resultsOf(observed.executeMultiple(ordered)));
      return results.map((result, position) => read(result, ordered[position] as TestCaseDto));
    };
    const [first, second] = this.#executors;
    const [forwards, backwards] = await Promise.all([run(first, testCases), run(second, testCases.toReversed())]);
    return [forwards, backwards.toReversed()];
  }
}

interface SeenRun extends ObservedRun {
  /** Of timers that were left behind. */
  readonly pendingMs: number;
}

/** `null` for a test that would keep its process with real timers. */
function seenOf(result: ExecutionResultDto, testCase: TestCaseDto): SeenRun | null {
  const use = timersOf(result);
  return isBrief(testCase, use) ? { outcome: result.outcome, values: valuesOf(result), pendingMs: use.pendingMs } : null;
}

/** What can be asserted of a test case whose inputs are named, given some runs of it that ended alike. */
export function candidatesOf(prepared: PreparedModule, testCase: TestCaseDto, runs: readonly ObservedRun[], job: ModuleJob): CandidateTest | undefined {
  const outcome = runs[0]?.outcome;
  if (outcome === undefined) return undefined;
  const machineText = machineTextOf(job);
  return assertionCandidates({ testCase, outcome, runs: runs.flatMap((run) => run.values ?? []), literals: prepared.description.constants.strings, machineText });
}

function endAlike(first: OutcomeDto, second: OutcomeDto): boolean {
  if (first.kind === 'threw' && second.kind === 'threw') return first.statement === second.statement && first.error.type === second.error.type;
  return first.kind === second.kind;
}
