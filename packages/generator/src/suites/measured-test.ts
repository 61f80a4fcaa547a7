import type { ExecutionResultDto, Executor, TestCaseDto } from '@auklet/protocol';
import type { BranchGoalModel } from '@auklet/search';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';

/** A test case with what it is worth. */
export interface MeasuredTest {
  readonly testCase: TestCaseDto;
  /** What it covers: goal ids, then statement ids shifted by the number of goals; ascending. */
  readonly elements: readonly number[];
  /** How it ended: `returned`, or `threw` with the error's type; `null` when it ended in no way that a test can claim. */
  readonly ending: string | null;
}

/** Executes test cases and measures what each covers. */
export class TestMeter {
  readonly #executor: Executor;
  readonly #model: BranchGoalModel;
  #executions = 0;

  /** The executor must carry the tracer. */
  constructor(executor: Executor, model: BranchGoalModel) {
    this.#executor = executor;
    this.#model = model;
  }

  get executions(): number {
    return this.#executions;
  }

  async measure(testCases: readonly TestCaseDto[]): Promise<readonly MeasuredTest[]> {
    this.#executions += testCases.length;
    const results = await resultsOf(this.#executor.executeMultiple(testCases));
    return results.map((result, position) => this.#measured(testCases[position] as TestCaseDto, result));
  }

  #measured(testCase: TestCaseDto, result: ExecutionResultDto): MeasuredTest {
    const ending = endingOf(result);
    if (ending === null) return { testCase, elements: [], ending };
    const trace = traceOf(result);
    const goals = Array.from(this.#model.measure(trace).covered);
    const statements = Array.from(trace.statements, (id) => this.#model.count + id);
    return { testCase, elements: [...goals, ...statements], ending };
  }
}

function endingOf({ outcome }: ExecutionResultDto): string | null {
  if (outcome.kind === 'returned') return 'returned';
  return outcome.kind === 'threw' ? `threw ${outcome.error.type}` : null;
}
