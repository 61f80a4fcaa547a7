import { shapesOf } from '@auklet/observers';
import type { ExecutionResultDto, Executor, TestCaseDto } from '@auklet/protocol';
import type { BranchGoalModel } from '@auklet/search';
import { misfitsOf, sizeOf, type TestCluster } from '@auklet/testcase';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';

/** A test case with what it is worth. */
export interface MeasuredTest {
  readonly testCase: TestCaseDto;
  /** What it covers: goal ids, then statement ids shifted by the number of goals; ascending. */
  readonly elements: readonly number[];
  /** How it ended: `returned`, or `threw` with the error's type; `null` when it ended in no way that a test can claim. */
  readonly ending: string | null;
  /** Arguments that do not fit their parameters. */
  readonly misfits: number;
  /** Whether its last result is empty (`undefined`, `0`, `''`, `[]`), so that it shows little of what was computed. */
  readonly isDull: boolean;
}

const THROWING_COST = 5;
const MISFIT_COST = 4;
const DULL_COST = 2;

/** What a test costs its readers: its size, and more when it throws, passes what nobody would, or shows little. */
export function costOf({ testCase, ending, misfits, isDull }: MeasuredTest): number {
  return sizeOf(testCase) + (ending === 'returned' ? 0 : THROWING_COST) + misfits * MISFIT_COST + (isDull ? DULL_COST : 0);
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
    const ending = endingOf(result);
    const misfits = misfitsOf(testCase, this.#cluster);
    const isDull = ending === 'returned' && (shapesOf(result).at(-1)?.isEmpty ?? true);
    if (ending === null) return { testCase, elements: [], ending, misfits, isDull };
    const trace = traceOf(result);
    const goals = Array.from(this.#model.measure(trace).covered);
    const statements = Array.from(trace.statements).filter((id) => this.#statements === null || this.#statements.has(id));
    return { testCase, elements: [...goals, ...statements.map((id) => this.#model.count + id)], ending, misfits, isDull };
  }
}

function endingOf({ outcome }: ExecutionResultDto): string | null {
  if (outcome.kind === 'returned') return 'returned';
  return outcome.kind === 'threw' ? `threw ${outcome.error.type}` : null;
}
