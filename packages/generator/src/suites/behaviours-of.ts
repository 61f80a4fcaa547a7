import type { TestCaseDto } from '@auklet/protocol';
import { phenotypeKey, referencesOf, slice } from '@auklet/testcase';

/**
 * The parts of a test case that could be tests of their own: what each result that nothing else uses was made of.
 * A search strings unrelated calls together; a reader wants one behaviour a test.
 */
export function behavioursOf(testCase: TestCaseDto): readonly TestCaseDto[] {
  const used = new Set(testCase.statements.flatMap(referencesOf));
  const results = testCase.statements.map((_, index) => index).filter((index) => !used.has(index));
  return results.length < 2 ? [] : results.map((index) => slice(testCase, [index]));
}

/** The test cases with their behaviours, each once. */
export function withBehaviours(testCases: readonly TestCaseDto[]): readonly TestCaseDto[] {
  const distinct = new Map([...testCases, ...testCases.flatMap(behavioursOf)].map((testCase) => [phenotypeKey(testCase), testCase]));
  return [...distinct.values()];
}
