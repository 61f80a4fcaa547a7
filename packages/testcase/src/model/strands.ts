import type { TestCaseDto } from '@auklet/protocol';
import { referencesOf } from './statement.ts';

/** Into how many parts a test case falls that use nothing of each other. */
export function strandsOf({ statements }: TestCaseDto): number {
  const strand = statements.map((_, index) => index);
  statements.forEach((statement, index) => {
    for (const reference of referencesOf(statement)) {
      const [joined, into] = [strand[reference], strand[index]];
      strand.forEach((one, at) => {
        if (one === joined) strand[at] = into as number;
      });
    }
  });
  return new Set(strand).size;
}
