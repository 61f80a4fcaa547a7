import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { renumber } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';

type Advance = Extract<StatementDto, { readonly kind: 'advance' }>;

/**
 * The same test case with a statement before its statement `at` that lets that many milliseconds pass, or all that
 * timers wait for; itself when it is as long as it may be.
 */
export function advanceClock(testCase: TestCaseDto, at: number, milliseconds: Advance['milliseconds']): TestCaseDto {
  const { statements } = testCase;
  if (statements.length >= LIMITS.statements) return testCase;
  const later = statements.slice(at).map((statement) => renumber(statement, (index) => (index < at ? index : index + 1)) as StatementDto);
  return testCaseOf([...statements.slice(0, at), { kind: 'advance', milliseconds }, ...later]);
}

export function advancesClock({ statements }: TestCaseDto): boolean {
  return statements.some(({ kind }) => kind === 'advance');
}
