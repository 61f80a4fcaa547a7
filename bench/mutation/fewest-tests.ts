import { exactCover } from '@auklet/search';
import type { JudgedMutant } from './stryker.ts';

/**
 * The fewest of the tests that reach and kill every mutant that all of them do, as StrykerJS saw it; `null` when it did not
 * tell the tests apart, or when there are too many to know.
 *
 * @param tests how many there are
 */
export function fewestTests(mutants: readonly JudgedMutant[], tests: number): number | null {
  const elements = new Map<string, number[]>();
  mutants.forEach(({ coveredBy = [], killedBy = [] }, mutant) => {
    for (const test of coveredBy) note(elements, test, 2 * mutant);
    for (const test of killedBy) note(elements, test, 2 * mutant + 1);
  });
  if (tests > 1 && elements.size <= 1) return null;
  return exactCover([...elements.values()].map((all) => ({ elements: all, cost: 1 })))?.length ?? null;
}

function note(elements: Map<string, number[]>, test: string, element: number): void {
  const known = elements.get(test);
  if (known === undefined) elements.set(test, [element]);
  else known.push(element);
}
