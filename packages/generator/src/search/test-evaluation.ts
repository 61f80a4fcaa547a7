import type { ExecutionResultDto, OutcomeDto } from '@auklet/protocol';
import type { Evaluation, Measurement } from '@auklet/search';

/** What executing one test case showed, and how it stands towards every goal. */
export interface TestEvaluation extends Evaluation {
  readonly result: ExecutionResultDto;
}

/** What costs a process or its whole budget; nothing is bred from it. */
const HAZARDS: ReadonlySet<OutcomeDto['kind']> = new Set(['timed-out', 'exited', 'crashed', 'out-of-memory']);

/** A test that ended in any other way than by returning counts as failing. */
export function evaluationOf(result: ExecutionResultDto, { covered, fitness }: Measurement, cost: number): TestEvaluation {
  const { kind } = result.outcome;
  return { result, failing: kind !== 'returned', hazardous: HAZARDS.has(kind), cost, covered, fitness };
}
