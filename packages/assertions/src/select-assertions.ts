import type { AssertedTestDto, AssertionDto } from '@auklet/protocol';
import { assertionCandidates, type CandidateTest, type Observations } from './assertion-candidates.ts';

export interface AssertionRequest extends Observations {
  /** Upper bound on assertions; default 4. */
  readonly limit?: number;
}

const DEFAULT_LIMIT = 4;

/**
 * Turns what several runs agree on into the assertions of a test, by how telling they are.
 *
 * @returns `undefined` when the test did not end by itself, or when nothing about it is stable.
 */
export function selectAssertions({ limit = DEFAULT_LIMIT, ...request }: AssertionRequest): AssertedTestDto | undefined {
  const test = assertionCandidates(request);
  return test === undefined ? undefined : selectDefaults(test, limit);
}

/** The most telling of a test's candidates. */
export function selectDefaults(test: CandidateTest, limit: number = DEFAULT_LIMIT): AssertedTestDto {
  return withAssertions(test, test.candidates.slice(0, Math.min(limit, test.telling)));
}

/** The test with these of its candidates, in the order in which they are read. */
export function withAssertions({ testCase }: CandidateTest, assertions: readonly AssertionDto[]): AssertedTestDto {
  return { version: testCase.version, testCase, assertions: assertions.toSorted(inOrder(testCase.statements.length - 1)) };
}

/** What the test is about comes first, then the rest in the order of the statements. */
function inOrder(last: number): (a: AssertionDto, b: AssertionDto) => number {
  return (a, b) => Number(b.statement === last) - Number(a.statement === last) || a.statement - b.statement;
}
