import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import { referencesIn, renumber } from './statement-references.ts';

/**
 * Splits a test case into parts that share no variable: one behaviour a test. Parts that do nothing with the subject
 * are left out; a test case that moves the clock stays whole, since all of it shares the clock.
 *
 * Parts that share the state of a module can behave differently on their own: split stateless subjects only.
 */
export function independentParts(testCase: TestCaseDto): TestCaseDto[] {
  const { statements } = testCase;
  if (statements.some(({ kind }) => kind === 'advance')) return [testCase];
  const parts = new Map<number, number[]>();
  for (const [index, part] of connect(statements).entries()) parts.set(part, [...(parts.get(part) ?? []), index]);
  return [...parts.values()].filter((part) => part.some((index) => statements[index]?.kind !== 'let')).map((part) => pick(testCase, part));
}

/** For each statement the first one that it is connected with. */
function connect(statements: readonly StatementDto[]): number[] {
  const first = statements.map((_, index) => index);
  for (const [index, statement] of statements.entries()) {
    for (const reference of referencesIn(statement)) {
      const [low, high] = [first[index] as number, first[reference] as number].sort((a, b) => a - b) as [number, number];
      for (let i = 0; i < first.length; i++) if (first[i] === high) first[i] = low;
    }
  }
  return first;
}

function pick(testCase: TestCaseDto, part: readonly number[]): TestCaseDto {
  const statements = part.map((index) => renumber(testCase.statements[index] as StatementDto, (reference) => part.indexOf(reference)));
  return { ...testCase, statements };
}
