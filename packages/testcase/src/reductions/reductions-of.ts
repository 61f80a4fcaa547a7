import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { replaceEverywhere } from '../model/replace-everywhere.ts';
import { withoutStatements } from '../model/slice.ts';
import { argumentsOf, mapStatement, targetOf, touchesSubject, valuesOf, withTarget, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { replaceAt, walk } from '../model/value-tree.ts';
import { simplerValues } from './simpler-values.ts';
import { writingCost } from './writing-cost.ts';

/**
 * Smaller test cases to try in the place of one, the boldest first: without stretches of statements (delta debugging,
 * Zeller and Hildebrandt 2002), without last arguments, with one value made simpler everywhere it occurs, then in one
 * place. Each is less to write, so taking one and starting over comes to an end.
 */
export function* reductionsOf(testCase: TestCaseDto): Generator<TestCaseDto> {
  const cost = writingCost(testCase);
  for (const candidate of candidates(testCase)) if (writingCost(candidate) < cost) yield candidate;
}

function* candidates(testCase: TestCaseDto): Generator<TestCaseDto> {
  yield* fewerStatements(testCase);
  yield* inPlace(testCase);
  yield* earlierReceivers(testCase);
  yield* fewerArguments(testCase);
  yield* simplerRepeated(testCase);
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

/** Values that are bound by themselves, where they are passed. */
function* inPlace(testCase: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, bound] of testCase.statements.entries()) {
    if (bound.kind !== 'let') continue;
    const passed = testCase.statements.map((statement) =>
      mapStatement(statement, (target) => (target === index ? undefined : target), (reference) => (reference === index ? bound.value : { kind: 'reference', statement: reference })),
    );
    const known = passed.filter((statement) => statement !== undefined);
    if (known.length === passed.length) yield withoutStatements(testCaseOf(known), new Set([index]));
  }
}

/** Methods that return their receiver are often called on their result. */
function* earlierReceivers(testCase: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, statement] of testCase.statements.entries()) {
    const target = targetOf(statement);
    const made = target !== undefined && 'statement' in target ? testCase.statements[target.statement] : undefined;
    if (made?.kind === 'method' && 'statement' in made.receiver) yield withStatement(testCase, index, withTarget(statement, made.receiver));
  }
}

function* fewerArguments(testCase: TestCaseDto): Generator<TestCaseDto> {
  for (const [index, statement] of testCase.statements.entries()) {
    const args = argumentsOf(statement) ?? [];
    if (statement.kind === 'tagged') yield withStatement(testCase, index, { kind: 'call', callee: statement.callee, args });
    if (statement.kind === 'tagged' || args.length === 0 || !('args' in statement)) continue;
    yield withStatement(testCase, index, { ...statement, args: args.slice(0, -1) });
  }
}

/** Texts and numbers that occur more than once often have to stay the same: they change together. */
function* simplerRepeated(testCase: TestCaseDto): Generator<TestCaseDto> {
  const counts = new Map<string, { readonly value: ValueTree; times: number }>();
  for (const statement of testCase.statements) {
    for (const root of valuesOf(statement)) {
      for (const { value } of walk(root)) {
        if (value.kind !== 'string' && value.kind !== 'number') continue;
        const key = JSON.stringify(value);
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { value, times: 1 });
        else known.times++;
      }
    }
  }
  for (const { value, times } of counts.values()) {
    if (times < 2) continue;
    for (const simpler of simplerValues(value)) yield replaceEverywhere(testCase, value, simpler);
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
