import { killOf, nameInputs } from '@auklet/assertions';
import type { TestCaseDto } from '@auklet/protocol';
import type { TestCluster } from '@auklet/testcase';
import type { ModuleJob } from '../module-job.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import { type JudgedTest, judgedTest, type MeasuredTest } from '../suites/measured-test.ts';
import { candidatesOf } from '../suites/observatory.ts';
import type { Trial } from '../suites/shorten-tests.ts';
import type { MutantRun, MutantRunner } from './mutant-runner.ts';

export interface KillMeterParts {
  readonly prepared: PreparedModule;
  readonly cluster: TestCluster;
  readonly runner: MutantRunner;
  readonly job: ModuleJob;
}

interface OpenTrial {
  readonly index: number;
  readonly named: TestCaseDto;
  readonly original: MutantRun;
  readonly duties: readonly number[];
}

/** Measures which of the mutants that they answer for test cases kill. */
export class KillMeter {
  readonly #parts: KillMeterParts;

  constructor(parts: KillMeterParts) {
    this.#parts = parts;
  }

  /** The elements of each are all of its duties, or none. */
  async measure(trials: readonly Trial[]): Promise<readonly MeasuredTest[]> {
    const { runner, cluster } = this.#parts;
    const originals = await runner.runOriginal(trials.map(({ testCase }) => nameInputs(testCase)));
    const open = trials.map(({ testCase, duties }, index): OpenTrial => ({ index, named: nameInputs(testCase), original: originals[index] as MutantRun, duties: [...duties] }));
    const judged = open.map(({ index, named, original }) => judgedTest((trials[index] as Trial).testCase, original.outcome, original.shapes, cluster, named));
    const doing = new Set(await this.#allKilling(open.filter(({ index }) => trials[index]?.isWanted(judged[index] as JudgedTest) === true)));
    return judged.map((test, index) => ({ ...test, elements: doing.has(index) ? [...(trials[index] as Trial).duties] : [] }));
  }

  /** Those that kill all of their duties; the first duty of all is tried before the others. */
  async #allKilling(trials: readonly OpenTrial[]): Promise<readonly number[]> {
    const first = await this.#killing(trials.map((trial) => ({ ...trial, duties: trial.duties.slice(0, 1) })));
    const left = trials.filter(({ index }) => first.has(index));
    const rest = await this.#killing(left.map((trial) => ({ ...trial, duties: trial.duties.slice(1) })));
    return left.map(({ index }) => index).filter((index) => rest.has(index));
  }

  async #killing(trials: readonly OpenTrial[]): Promise<ReadonlySet<number>> {
    const { prepared, runner, job } = this.#parts;
    const pairs = trials.flatMap((trial) => trial.duties.map((mutant) => ({ trial, mutant })));
    const runs = await runner.run(pairs.map(({ trial, mutant }) => ({ testCase: trial.named, mutant, original: trial.original })));
    const killing = new Set(trials.map(({ index }) => index));
    pairs.forEach(({ trial }, position) => {
      const run = runs[position];
      const test = run === undefined || run === trial.original ? undefined : candidatesOf(prepared, trial.named, [trial.original], job);
      if (test === undefined || run === undefined || killOf(test, run) === null) killing.delete(trial.index);
    });
    return killing;
  }
}
