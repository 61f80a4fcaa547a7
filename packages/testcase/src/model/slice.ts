import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import { referencesOf, renumber } from './statement.ts';
import { testCaseOf } from './test-case.ts';

/** Indexes of the wanted statements and of all that they depend on, ascending. */
export function dependencyClosure({ statements }: TestCaseDto, wanted: Iterable<number>): readonly number[] {
  const needed = new Set<number>();
  const open = [...wanted];
  for (let index = open.pop(); index !== undefined; index = open.pop()) {
    const statement = statements[index];
    if (statement === undefined || needed.has(index)) continue;
    needed.add(index);
    open.push(...referencesOf(statement));
  }
  return [...needed].sort((a, b) => a - b);
}

/** The part of a test case that the wanted statements need, renumbered. */
export function slice(testCase: TestCaseDto, wanted: Iterable<number>): TestCaseDto {
  const kept = dependencyClosure(testCase, wanted);
  const position = new Map(kept.map((index, i) => [index, i]));
  return testCaseOf(kept.map((index) => renumber(testCase.statements[index] as StatementDto, (i) => position.get(i)) as StatementDto));
}

/** Removes statements together with everything that depends on them. */
export function withoutStatements(testCase: TestCaseDto, removed: ReadonlySet<number>): TestCaseDto {
  const gone = new Set(removed);
  testCase.statements.forEach((statement, i) => {
    if (referencesOf(statement).some((reference) => gone.has(reference))) gone.add(i);
  });
  return slice(testCase, testCase.statements.map((_, i) => i).filter((i) => !gone.has(i)));
}

/** Everything up to and including a statement. */
export function truncate(testCase: TestCaseDto, last: number): TestCaseDto {
  return last >= testCase.statements.length - 1 ? testCase : testCaseOf(testCase.statements.slice(0, last + 1));
}
