import { nameInputs, selectAssertions } from '@auklet/assertions';
import { values, valuesOf } from '@auklet/observers';
import { type AssertedTestDto, type ExecutionResultDto, PROTOCOL_VERSION, type StatementDto, type TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';

const SEEDS = [1, 2];

/** Runs test cases against a fixture in two environments and lets what they agree on become assertions. */
export async function observing(fixture: URL, format: 'module' | 'commonjs', tests: readonly (readonly StatementDto[])[]): Promise<AssertedTestDto[]> {
  const testCases = tests.map((statements): TestCaseDto => nameInputs({ version: PROTOCOL_VERSION, statements }));
  const runs: ExecutionResultDto[][] = [];
  for (const seed of SEEDS) runs.push(await run(fixture, format, testCases, seed));
  return testCases.flatMap((testCase, i) => {
    const results = runs.map((results) => results[i]);
    const observed = results.flatMap((result) => (result === undefined ? [] : (valuesOf(result) ?? [])));
    const outcome = results[0]?.outcome;
    if (outcome === undefined) return [];
    return selectAssertions({ testCase, outcome, runs: observed, literals: LITERALS }) ?? [];
  });
}

const LITERALS = ['expected a string to parse', 'the queue is full', 'hidden away', 'nothing to wait for'];

async function run(fixture: URL, format: 'module' | 'commonjs', testCases: readonly TestCaseDto[], seed: number): Promise<ExecutionResultDto[]> {
  const subject = { version: PROTOCOL_VERSION, url: fixture.href, format, overlays: [], stateful: false } as const;
  const executor = createInProcessExecutor({ subject, observers: [values()], seed });
  const results: ExecutionResultDto[] = [];
  for await (const result of executor.executeMultiple(testCases)) results.push(result);
  await executor.close();
  return results;
}
