import type { ExecutionResultDto, Executor, TestCaseDto } from '@auklet/protocol';
import { runtimeTypesOf } from '@auklet/observers';
import type { Random } from '@auklet/random';
import type { BranchGoalModel, BreedingFocus, Problem } from '@auklet/search';
import { crossOver, mutate, phenotypeKey, sample, sizeOf, smokeSeeds, type TestCluster } from '@auklet/testcase';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import type { FindingLog } from '../findings/finding-log.ts';
import { evaluationOf, type TestEvaluation } from './test-evaluation.ts';

/** Test cases of one module as a search sees them: bred from the cluster, executed in batches, measured by their traces. */
export class TestCaseProblem implements Problem<TestCaseDto, TestEvaluation> {
  readonly goals: BranchGoalModel;
  readonly #cluster: TestCluster;
  readonly #executor: Executor;
  readonly #findings: FindingLog;

  /** The executor must carry the tracer and the runtime types. */
  constructor(goals: BranchGoalModel, cluster: TestCluster, executor: Executor, findings: FindingLog) {
    this.goals = goals;
    this.#cluster = cluster;
    this.#executor = executor;
    this.#findings = findings;
  }

  seeds(random: Random): readonly TestCaseDto[] {
    return smokeSeeds(this.#cluster, random);
  }

  sample(random: Random, focus: BreedingFocus): TestCaseDto {
    return sample(this.#cluster, random, { stagnation: focus.stagnation });
  }

  mutate(parent: TestCaseDto, random: Random, _focus: BreedingFocus, evaluation: TestEvaluation): TestCaseDto {
    return mutate(parent, this.#cluster, random, { outcome: evaluation.result.outcome });
  }

  crossover(first: TestCaseDto, second: TestCaseDto, random: Random): readonly [TestCaseDto, TestCaseDto] {
    return crossOver(first, second, this.#cluster, random);
  }

  size(testCase: TestCaseDto): number {
    return sizeOf(testCase);
  }

  key(testCase: TestCaseDto): string {
    return phenotypeKey(testCase);
  }

  async evaluate(batch: readonly TestCaseDto[]): Promise<readonly TestEvaluation[]> {
    const results = await resultsOf(this.#executor.executeMultiple(batch));
    return results.map((result, position) => this.#absorb(batch[position] as TestCaseDto, result));
  }

  #absorb(testCase: TestCaseDto, result: ExecutionResultDto): TestEvaluation {
    const runtimeTypes = runtimeTypesOf(result);
    this.#cluster.learn(testCase, { runtimeTypes, outcome: result.outcome });
    this.#findings.record(testCase, result.outcome);
    const hasTrace = 'trace' in result.observations;
    const measurement = hasTrace ? this.goals.measure(traceOf(result)) : null;
    return evaluationOf(result, runtimeTypes, measurement, testCase.statements.length);
  }
}
