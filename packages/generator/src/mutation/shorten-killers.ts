import { killOf, nameInputs } from '@auklet/assertions';
import type { TestCaseDto } from '@auklet/protocol';
import { misfitsOf, reductionsOf, type TestCluster } from '@auklet/testcase';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { candidatesOf } from '../suites/observe-suite.ts';
import type { MutantRun, MutantRunner } from './mutant-runner.ts';

/** A test case with the mutants that it alone answers for. */
export interface Killer {
  readonly testCase: TestCaseDto;
  readonly duties: readonly number[];
}

/** Candidates of one test that are executed together; the first that still kills wins. */
const BATCH = 4;

export interface ShorteningParts {
  readonly prepared: PreparedModule;
  readonly job: ModuleJob;
  readonly runner: MutantRunner;
  /** Of the runner's budget; what is not as short as it could be by then stays as it is. */
  readonly share: number;
}

/** Makes each test smaller while it still kills the mutants that it answers for. */
export async function shortenKillers(killers: readonly Killer[], cluster: TestCluster, { prepared, job, runner, share }: ShorteningParts): Promise<readonly TestCaseDto[]> {
  const reducers = killers.map((killer) => new KillerReducer(killer, cluster));
  for (let open = reducers; open.length > 0 && !runner.hasSpent(share); open = open.filter(({ isDone }) => !isDone)) {
    const candidates = open.flatMap((reducer) => reducer.next(BATCH).map((testCase) => ({ reducer, testCase, named: nameInputs(testCase) })));
    const originals = await runner.runOriginal(candidates.map(({ named }) => named));
    const trials = candidates.flatMap(({ reducer, named }, index) => reducer.duties.map((mutant) => ({ index, testCase: named, mutant, original: originals[index] as MutantRun })));
    const runs = await runner.run(trials);
    const failing = new Set<number>();
    trials.forEach(({ index, testCase, original }, position) => {
      const run = runs[position];
      const test = run === undefined || run === original ? undefined : candidatesOf(prepared, testCase, [original], job);
      if (test === undefined || run === undefined || killOf(test, run) === null) failing.add(index);
    });
    for (const [index, { reducer, testCase }] of candidates.entries()) if (!failing.has(index)) reducer.offer(testCase);
    for (const reducer of open) reducer.settle();
  }
  return reducers.map(({ best }) => best);
}

class KillerReducer {
  readonly duties: readonly number[];
  readonly #cluster: TestCluster;
  #best: TestCaseDto;
  #offered: TestCaseDto | undefined;
  #reductions: Iterator<TestCaseDto>;
  isDone = false;

  constructor({ testCase, duties }: Killer, cluster: TestCluster) {
    this.#best = testCase;
    this.duties = duties;
    this.#cluster = cluster;
    this.#reductions = reductionsOf(testCase)[Symbol.iterator]();
  }

  get best(): TestCaseDto {
    return this.#best;
  }

  next(count: number): TestCaseDto[] {
    const candidates: TestCaseDto[] = [];
    const misfits = misfitsOf(this.#best, this.#cluster);
    while (candidates.length < count) {
      const { done, value } = this.#reductions.next();
      if (done === true) break;
      if (misfitsOf(value, this.#cluster) <= misfits) candidates.push(value);
    }
    this.isDone = candidates.length === 0;
    return candidates;
  }

  /** Takes the first candidate that will do. */
  offer(testCase: TestCaseDto): void {
    this.#offered ??= testCase;
  }

  /** Starts over from what was taken. */
  settle(): void {
    if (this.#offered === undefined) return;
    this.#best = this.#offered;
    this.#offered = undefined;
    this.#reductions = reductionsOf(this.#best)[Symbol.iterator]();
  }
}
