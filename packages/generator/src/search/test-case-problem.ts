import type { ExecutionResultDto, Executor, ModuleDescriptionDto, TestCaseDto } from '@auklet/protocol';
import { mimics, mimicsOf, runtimeTypesOf, timersOf } from '@auklet/observers';
import type { Random } from '@auklet/random';
import type { BranchGoalModel, BreedingFocus, Move, Problem, SuggestionFocus } from '@auklet/search';
import { advanceClock, crossOver, furtherProbes, GoalGuide, misfitsOf, mutate, neighbourhoodsOf, phenotypeKey, type ProbeEvidence, sample, sizeOf, smokeSeeds, type TestCluster } from '@auklet/testcase';
import { comparisons, comparisonsOf, traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import type { FindingLog } from '../findings/finding-log.ts';
import { evaluationOf, type TestEvaluation } from './test-evaluation.ts';

export interface TestCaseProblemParts {
  /** The subject's file: what it compares is told apart from what other modules compare. */
  readonly file: string;
  /** Of modules it depends on: what they compare is seen as well. */
  readonly dependencies: readonly string[];
  readonly description: ModuleDescriptionDto;
  readonly goals: BranchGoalModel;
  readonly cluster: TestCluster;
  /** Test cases that the project has already. */
  readonly seeds: readonly TestCaseDto[];
  /** Carries the tracer, the runtime types and the timers. */
  readonly executor: Executor;
  readonly findings: FindingLog;
  /** Whether executions are inspected for suggestions. */
  readonly suggests: boolean;
  /** Whether some are repeated with mimics, to see what values have to look like. */
  readonly imitates: boolean;
}

type TestProblem = Problem<TestCaseDto, TestEvaluation>;
type Suggest = NonNullable<TestProblem['suggest']>;
type Probes = NonNullable<TestProblem['probes']>;

/** An argument that does not fit counts like this many values, so that the archive prefers what people would write. */
const MISFIT_SIZE = 4;

/** How often time passes where timers were left behind. */
const RUN_TIMERS = 0.3;

/** Test cases of one module as a search sees them: bred from the cluster, executed in batches, measured by their traces. */
export class TestCaseProblem implements Problem<TestCaseDto, TestEvaluation> {
  readonly goals: BranchGoalModel;
  readonly #parts: TestCaseProblemParts;
  readonly #guide: GoalGuide;
  /** Variants that may turn a comparison which a current goal needs the other way round. */
  readonly suggest?: Suggest;
  /** Test cases with mimics in the place of values. */
  readonly probes?: Probes;

  constructor(parts: TestCaseProblemParts) {
    this.#parts = parts;
    this.goals = parts.goals;
    this.#guide = new GoalGuide(parts.description, parts.cluster);
    if (parts.suggests) this.suggest = (testCase, { result }, focus) => this.#suggest(testCase, result, focus);
    if (parts.suggests && parts.imitates) this.probes = (testCase, evaluation) => this.#probes(testCase, evaluation);
  }

  seeds(random: Random): readonly TestCaseDto[] {
    return [...this.#parts.seeds, ...smokeSeeds(this.#parts.cluster, random)];
  }

  sample(random: Random, { goals, stagnation }: BreedingFocus): TestCaseDto {
    return sample(this.#parts.cluster, random, this.#guide.optionsFor(goals, stagnation));
  }

  mutate(parent: TestCaseDto, random: Random, { goals, stagnation }: BreedingFocus, { result }: TestEvaluation): TestCaseDto {
    if (timersOf(result).pendingMs > 0 && random.boolean(RUN_TIMERS)) return advanceClock(parent, parent.statements.length, 'all');
    return mutate(parent, this.#parts.cluster, random, this.#guide.optionsFor(goals, stagnation, result.outcome));
  }

  crossover(first: TestCaseDto, second: TestCaseDto, random: Random): readonly [TestCaseDto, TestCaseDto] {
    return crossOver(first, second, this.#parts.cluster, random);
  }

  size(testCase: TestCaseDto): number {
    return sizeOf(testCase) + MISFIT_SIZE * misfitsOf(testCase, this.#parts.cluster);
  }

  key(testCase: TestCaseDto): string {
    return phenotypeKey(testCase);
  }

  neighbourhoods(testCase: TestCaseDto, _evaluation: TestEvaluation, _goal: number, random: Random): Iterable<readonly Move<TestCaseDto>[]> {
    return neighbourhoodsOf(testCase, random);
  }

  evaluate(batch: readonly TestCaseDto[]): Promise<readonly TestEvaluation[]> {
    return this.#run(batch, this.#parts.executor);
  }

  /** The same with the comparison log, which is too dear for every execution. */
  inspect(batch: readonly TestCaseDto[]): Promise<readonly TestEvaluation[]> {
    return this.#parts.executor.withObservers([comparisons({ module: this.#parts.file, dependencies: this.#parts.dependencies }), mimics()], (executor) => this.#run(batch, executor));
  }

  #suggest(testCase: TestCaseDto, result: ExecutionResultDto, focus: SuggestionFocus): ReturnType<Suggest> {
    if (testCase.probe === undefined) return this.#guide.suggest(testCase, comparisonsOf(result), focus, result.outcome);
    return this.#guide.suggestAfterProbe(testCase, evidenceOf(result), focus);
  }

  #probes(testCase: TestCaseDto, { result, hazardous }: TestEvaluation): readonly TestCaseDto[] {
    if (hazardous === true) return [];
    return testCase.probe === undefined ? this.#guide.probes(testCase, result.outcome) : furtherProbes(testCase, evidenceOf(result));
  }

  async #run(batch: readonly TestCaseDto[], executor: Executor): Promise<readonly TestEvaluation[]> {
    const results = await resultsOf(executor.executeMultiple(batch));
    return results.map((result, position) => this.#absorb(batch[position] as TestCaseDto, result));
  }

  #absorb(testCase: TestCaseDto, result: ExecutionResultDto): TestEvaluation {
    const { cluster, findings } = this.#parts;
    if (testCase.probe !== undefined) return evaluationOf(result, this.goals.measure(traceOf(result)), testCase.statements.length);
    cluster.learn(testCase, { runtimeTypes: runtimeTypesOf(result), outcome: result.outcome });
    findings.record(testCase, result.outcome);
    return evaluationOf(result, this.goals.measure(traceOf(result)), testCase.statements.length);
  }
}

function evidenceOf(result: ExecutionResultDto): ProbeEvidence {
  return { mimics: mimicsOf(result), comparisons: comparisonsOf(result).filter(({ module }) => module === undefined) };
}
