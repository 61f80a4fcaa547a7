import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import { phenotypeKey, referencesOf, slice } from '@auklet/testcase';

/**
 * The parts of a test case that could be tests of their own: what each result that nothing else uses was made of, alone
 * and with all that was done before to the objects that it works on. A search strings unrelated calls together; a
 * reader wants one behaviour a test.
 */
export function behavioursOf(testCase: TestCaseDto): readonly TestCaseDto[] {
  const used = new Set(testCase.statements.flatMap(referencesOf));
  const results = testCase.statements.map((_, index) => index).filter((index) => !used.has(index));
  return results.length < 2 ? [] : results.flatMap((index) => [slice(testCase, [index]), slice(testCase, historyOf(testCase, index))]);
}

/** The statement with all earlier ones that work on something that it depends on. */
function historyOf({ statements }: TestCaseDto, index: number): readonly number[] {
  const dependencies = new Set<number>();
  const collect = (at: number): void => {
    for (const reference of referencesOf(statements[at] as StatementDto)) {
      if (dependencies.has(reference)) continue;
      dependencies.add(reference);
      collect(reference);
    }
  };
  collect(index);
  return statements.slice(0, index + 1).flatMap((statement, at) => (at === index || referencesOf(statement).some((reference) => dependencies.has(reference)) ? [at] : []));
}

/** The test cases with their behaviours, each once. */
export function withBehaviours(testCases: readonly TestCaseDto[]): readonly TestCaseDto[] {
  const distinct = new Map([...testCases, ...testCases.flatMap(behavioursOf)].map((testCase) => [phenotypeKey(testCase), testCase]));
  return [...distinct.values()];
}
