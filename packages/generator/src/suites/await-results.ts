import { runtimeTypesOf } from '@auklet/observers';
import type { Executor, StatementDto, TestCaseDto } from '@auklet/protocol';
import { referencesOf, testCaseOf } from '@auklet/testcase';
import { resultsOf } from '../executors/executor-factory.ts';

/**
 * Ends every test case by awaiting the promises that it got and did nothing with, so that what became of them is part
 * of the test. The executor must carry the runtime types.
 */
export async function awaitResults(testCases: readonly TestCaseDto[], executor: Executor): Promise<readonly TestCaseDto[]> {
  const results = await resultsOf(executor.executeMultiple(testCases));
  return results.map((result, position) => {
    const testCase = testCases[position] as TestCaseDto;
    if (result.outcome.kind !== 'returned') return testCase;
    const used = new Set(testCase.statements.flatMap(referencesOf));
    const awaits = runtimeTypesOf(result).flatMap(({ kind }, statement): StatementDto[] =>
      kind === 'promise' && !used.has(statement) ? [{ kind: 'await', statement }] : [],
    );
    return awaits.length === 0 ? testCase : testCaseOf([...testCase.statements, ...awaits]);
  });
}
