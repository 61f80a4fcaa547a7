import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { childrenOf } from '../model/value-children.ts';
import { replaceAt, type ValuePath } from '../model/value-tree.ts';

/** A place in a test case where a value stands. */
export interface Leaf {
  readonly statement: number;
  /** Which of the statement's values. */
  readonly position: number;
  readonly path: ValuePath;
  readonly value: ValueTree;
}

/** Every value of a test case with its place, in the order in which they are written. */
export function leavesOf({ statements }: TestCaseDto): Leaf[] {
  const leaves: Leaf[] = [];
  statements.forEach((statement, index) => {
    valuesOf(statement).forEach((value, position) => collect(value, [], { statement: index, position }, leaves));
  });
  return leaves;
}

function collect(value: ValueTree, path: ValuePath, at: Pick<Leaf, 'statement' | 'position'>, leaves: Leaf[]): void {
  leaves.push({ ...at, path, value });
  childrenOf(value).forEach((child, i) => collect(child, [...path, i], at, leaves));
}

/** The test case with another value at the place. */
export function withLeaf(testCase: TestCaseDto, { statement, position, path }: Leaf, value: ValueTree): TestCaseDto {
  const old = testCase.statements[statement] as StatementDto;
  const values = valuesOf(old);
  const changed = withValues(old, values.with(position, replaceAt(values[position] as ValueTree, path, value)));
  return testCaseOf(testCase.statements.with(statement, changed));
}
