import type { ExecutionResultDto } from '@auklet/protocol';
import type { Evaluation, Measurement } from '@auklet/search';

/** What executing one test case showed, and how it stands towards every goal. */
export interface TestEvaluation extends Evaluation {
  readonly result: ExecutionResultDto;
}

/** A test that ended in any other way than by returning counts as failing. */
export function evaluationOf(result: ExecutionResultDto, { covered, fitness }: Measurement, cost: number): TestEvaluation {
  return { result, failing: result.outcome.kind !== 'returned', cost, covered, fitness };
}
