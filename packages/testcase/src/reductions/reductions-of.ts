import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import { withoutStatements } from '../model/slice.ts';
import { argumentsOf, touchesSubject, valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { replaceAt, walk } from '../model/value-tree.ts';
import { simplerValues } from './simpler-values.ts';

/**
 * Smaller test cases to try in the place of one, the boldest first: without stretches of statements (delta debugging,
 * Zeller and Hildebrandt 2002), without last arguments, then with one value made simpler. Each is strictly smaller or
 * simpler, so taking one and starting over comes to an end.
 */
export function* reductionsOf(testCase: TestCaseDto): Generator<TestCaseDto> {
  yield* fewerStatements(testCase);
  yield* fewerArguments(testCase);
  yield* simplerArguments(testCase);
}

function* fewerStatements(testCase: TestCaseDto): Generator<TestCaseDto> {
  const count = testCase.statements.length;
  for (let stretch = Math.floor(count / 2); stretch >= 1; stretch = Math.floor(stretch / 2)) {
    for (let end = count; end > 0; end -= stretch) {
      const removed = new Set(Array.from({ length: Math.min(stretch, end) }, (_, i) => end - 1 - i));
      const rest = withoutStatements(testCase, removed);
      if (rest.statements.some(touchesSubject)) yield rest;
    }
  }
}

function* fewerArguments(testCase: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, statement] of testCase.statements.entries()) {
    const args = argumentsOf(statement) ?? [];
    if (statement.kind === 'tagged' || args.length === 0 || !('args' in statement)) continue;
    yield withStatement(testCase, index, { ...statement, args: args.slice(0, -1) });
  }
}

function* simplerArguments(testCase: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, statement] of testCase.statements.entries()) {
    const values = valuesOf(statement);
    for (const [position, root] of values.entries()) {
      for (const { value, path } of walk(root)) {
        for (const simpler of simplerValues(value)) {
          yield withStatement(testCase, index, withValues(statement, values.with(position, replaceAt(root, path, simpler))));
        }
      }
    }
  }
}

function withStatement({ statements }: TestCaseDto, index: number, statement: StatementDto): TestCaseDto {
  return testCaseOf(statements.with(index, statement));
}
