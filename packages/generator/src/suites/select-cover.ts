import { exactCover } from '@auklet/search';
import { costOf, type MeasuredTest } from './measured-test.ts';

/** A test of a suite with the elements that it alone answers for. */
export interface AssignedTest {
  readonly test: MeasuredTest;
  readonly duties: ReadonlySet<number>;
}

/**
 * Tests that cover everything that all of them cover: greedy by gain for cost, among tests of one step, then of two, and
 * so on. Every element is the duty of exactly one test, so that none has to do what a shorter one does as well.
 */
export function assignDuties(tests: readonly MeasuredTest[]): readonly AssignedTest[] {
  const assigned = new Set<number>();
  return coverByLevels(tests).map((test) => {
    const duties = new Set(test.elements.filter((element) => !assigned.has(element)));
    for (const element of duties) assigned.add(element);
    return { test, duties };
  });
}

/** A small set of tests that covers everything that all of them cover: the shortest that will do, without those that the others make redundant. */
export function selectCover(tests: readonly MeasuredTest[]): readonly MeasuredTest[] {
  return withoutRedundant(coverByLevels(tests));
}

function coverByLevels(tests: readonly MeasuredTest[]): readonly MeasuredTest[] {
  const usable = tests.filter(({ ending, elements }) => ending !== null && elements.length > 0);
  const levels = [...new Set(usable.map(stepsOf))].sort((a, b) => a - b);
  return levels.reduce<readonly MeasuredTest[]>((before, level) => greedyCover(usable.filter((test) => stepsOf(test) === level), before), []);
}

/** Statements, and arguments that a reader has to wonder at. */
function stepsOf({ testCase, misfits }: MeasuredTest): number {
  return testCase.statements.filter(({ kind }) => kind !== 'let').length + misfits;
}

/** The fewest tests that cover everything that all of them cover; where finding them would take too long, few. */
export function selectFewest(tests: readonly MeasuredTest[]): readonly MeasuredTest[] {
  const usable = tests.filter(({ ending, elements }) => ending !== null && elements.length > 0);
  const fewest = exactCover(usable.map((test) => ({ elements: test.elements, cost: costOf(test) })));
  return fewest === null ? withoutRedundant(greedyCover(usable, [])) : fewest.map((position) => usable[position] as MeasuredTest);
}

/** The chosen ones with more of the tests, until they cover what these do. */
function greedyCover(tests: readonly MeasuredTest[], before: readonly MeasuredTest[]): readonly MeasuredTest[] {
  const chosen = [...before];
  const covered = new Set(before.flatMap(({ elements }) => elements));
  const open = new Set(tests);
  while (open.size > 0) {
    let best: { test: MeasuredTest; worth: number } | null = null;
    for (const test of open) {
      const gain = test.elements.reduce((sum, element) => sum + (covered.has(element) ? 0 : 1), 0);
      if (gain === 0) open.delete(test);
      else if (best === null || gain / costOf(test) > best.worth) best = { test, worth: gain / costOf(test) };
    }
    if (best === null) break;
    chosen.push(best.test);
    open.delete(best.test);
    for (const element of best.test.elements) covered.add(element);
  }
  return chosen;
}

function withoutRedundant(tests: readonly MeasuredTest[]): MeasuredTest[] {
  const holders = new Map<number, number>();
  for (const { elements } of tests) for (const element of elements) holders.set(element, (holders.get(element) ?? 0) + 1);
  const kept = new Set(tests);
  for (const test of tests.toSorted((a, b) => costOf(b) - costOf(a))) {
    if (!test.elements.every((element) => (holders.get(element) as number) > 1)) continue;
    kept.delete(test);
    for (const element of test.elements) holders.set(element, (holders.get(element) as number) - 1);
  }
  return tests.filter((test) => kept.has(test));
}
