import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import { valuesOf, withValues } from './statement.ts';
import { testCaseOf } from './test-case.ts';
import { childrenOf, withChildren } from './value-children.ts';

/** The test case with another value wherever one equal to `value` is passed, at any depth. */
export function replaceEverywhere(testCase: TestCaseDto, value: ValueTree, replacement: ValueTree): TestCaseDto {
  const key = JSON.stringify(value);
  const replace = (tree: ValueTree): ValueTree => (JSON.stringify(tree) === key ? replacement : withChildren(tree, childrenOf(tree).map(replace)));
  return testCaseOf(testCase.statements.map((statement) => withValues(statement, valuesOf(statement).map(replace))));
}
