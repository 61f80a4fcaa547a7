import type { ExecutionResultDto, RuntimeTypeDto } from '@auklet/protocol';
import type { Evaluation, Measurement } from '@auklet/search';

/** What executing one test case showed: how it stands towards every goal, and what its statements bound. */
export interface TestEvaluation extends Evaluation {
  readonly result: ExecutionResultDto;
  readonly runtimeTypes: readonly RuntimeTypeDto[];
}

/** A test that ended in any other way than by returning counts as failing; one without a trace is far from everything. */
export function evaluationOf(result: ExecutionResultDto, runtimeTypes: readonly RuntimeTypeDto[], measurement: Measurement | null, cost: number): TestEvaluation {
  return {
    result,
    runtimeTypes,
    failing: result.outcome.kind !== 'returned',
    cost,
    covered: measurement?.covered ?? [],
    fitness: (goal) => measurement?.fitness(goal) ?? Number.MAX_SAFE_INTEGER,
  };
}
