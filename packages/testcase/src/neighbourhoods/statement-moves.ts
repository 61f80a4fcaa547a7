import type { StatementDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { withoutStatements } from '../model/slice.ts';
import { renumber } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import type { TestCaseMove } from './test-case-move.ts';

const MOST_PLACES = 6;

/** Statements repeated and left out: what a stateful object does depends on how often it is asked. */
export function statementMoves(testCase: TestCaseDto, random: Random): readonly TestCaseMove[] {
  const places = random.shuffle(testCase.statements.map((_, i) => i)).slice(0, MOST_PLACES);
  return places.flatMap((at) => [
    { apply: (step: number) => repeated(testCase, at, step) },
    { apply: (step: number) => (step === 1 && testCase.statements.length > 1 ? withoutStatements(testCase, new Set([at])) : undefined) },
  ]);
}

/** The statement again, right behind itself; what comes after keeps what it referred to. */
function repeated({ statements }: TestCaseDto, at: number, times: number): TestCaseDto {
  const statement = statements[at] as StatementDto;
  const shifted = (index: number): number => (index > at ? index + times : index);
  const after = statements.slice(at + 1).map((later) => renumber(later, shifted) as StatementDto);
  return testCaseOf([...statements.slice(0, at + 1), ...Array.from({ length: times }, () => statement), ...after]);
}
