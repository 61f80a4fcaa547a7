import { shapesOf, type Shape } from '@auklet/observers';
import type { ExecutionResultDto, Executor, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { BranchGoalModel } from '@auklet/search';
import { misfitsOf, referencesOf, sizeOf, strandsOf, type TestCluster } from '@auklet/testcase';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';

/** A test case with what readers have to say against it. */
export interface JudgedTest {
  readonly testCase: TestCaseDto;
  /** How it ended: `returned`, or `threw` with the error's type; `null` when it ended in no way that a test can claim. */
  readonly ending: string | null;
  /** Arguments that do not fit their parameters. */
  readonly misfits: number;
  /** Promises that nothing waits for. */
  readonly floating: number;
  /** Parts that have nothing to do with each other. */
  readonly strands: number;
  /** Whether its last result is empty (`undefined`, `0`, `''`, `[]`), so that it shows little of what was computed. */
  readonly isDull: boolean;
}

/** A test case with what it is worth. */
export interface MeasuredTest extends JudgedTest {
  /** What it covers: goal ids, then statement ids shifted by the number of goals; or other things that tests can do. */
  readonly elements: readonly number[];
}

const THROWING_COST = 5;
const MISFIT_COST = 4;
const DULL_COST = 2;

/** What a test costs its readers: its size, and more when it throws, passes what nobody would, or shows little. */
export function costOf({ testCase, ending, misfits, isDull }: JudgedTest): number {
  return sizeOf(testCase) + (ending === 'returned' ? 0 : THROWING_COST) + misfits * MISFIT_COST + (isDull ? DULL_COST : 0);
}

/** @param executed what the shapes are of, if that is the test case with its inputs named */
export function judgedTest(testCase: TestCaseDto, outcome: OutcomeDto, shapes: readonly Shape[], cluster: TestCluster, executed: TestCaseDto = testCase): JudgedTest {
  const ending = endingOf(outcome);
  const used = new Set(executed.statements.flatMap(referencesOf));
  const floating = shapes.filter(({ type }, index) => type === 'Promise' && !used.has(index)).length;
  return { testCase, ending, misfits: misfitsOf(testCase, cluster), floating, strands: strandsOf(testCase), isDull: ending === 'returned' && (shapes.at(-1)?.isEmpty ?? true) };
}

function endingOf(outcome: OutcomeDto): string | null {
  if (outcome.kind === 'returned') return 'returned';
  return outcome.kind === 'threw' ? `threw ${outcome.error.type}` : null;
}

/** Executes test cases and measures what each covers. */
export class TestMeter {
  readonly #executor: Executor;
  readonly #model: BranchGoalModel;
  readonly #cluster: TestCluster;
  readonly #statements: ReadonlySet<number> | null;

  /** The executor must carry the tracer and the shapes. @param statements those that count; `null`: all */
  constructor(executor: Executor, model: BranchGoalModel, cluster: TestCluster, statements: ReadonlySet<number> | null = null) {
    this.#statements = statements;
    this.#executor = executor;
    this.#model = model;
    this.#cluster = cluster;
  }

  async measure(testCases: readonly TestCaseDto[]): Promise<readonly MeasuredTest[]> {
    const results = await resultsOf(this.#executor.executeMultiple(testCases));
    return results.map((result, position) => this.#measured(testCases[position] as TestCaseDto, result));
  }

  #measured(testCase: TestCaseDto, result: ExecutionResultDto): MeasuredTest {
    const judged = judgedTest(testCase, result.outcome, shapesOf(result), this.#cluster);
    if (judged.ending === null) return { ...judged, elements: [] };
    const trace = traceOf(result);
    const goals = Array.from(this.#model.measure(trace).covered);
    const statements = Array.from(trace.statements).filter((id) => this.#statements === null || this.#statements.has(id));
    return { ...judged, elements: [...goals, ...statements.map((id) => this.#model.count + id)] };
  }
}
