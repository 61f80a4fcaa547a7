import type { CoverageRecord } from '@auklet/instrumentation';
import type { BranchDescriptionDto, Executor, GoalDto, ModuleDescriptionDto, PredicateDescriptionDto, TestCaseDto } from '@auklet/protocol';
import { comparisons } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import type { Gap } from '../report/gap.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import type { SearchResult } from '../steps/3-search-tests.ts';
import { sourceOfTest } from '../suites/source-of-test.ts';
import { type LineRange, startsWithin } from '../targets/line-range.ts';
import { Evidence } from './evidence.ts';
import { type Cause, GapCauses } from './gap-cause.ts';
import { outcomeWords } from './outcome-words.ts';

/** Tries that are looked at once more. */
const MOST_TRIES = 160;

/** Every try is as near as any other. */
const ALIKE: ReadonlySet<Gap['reason']> = new Set(['constant', 'not-entered']);

const RETIRED: Cause = { reason: 'retired', why: 'the test that reaches it was edited or deleted, and is not written again' };

type Arm = BranchDescriptionDto['arms'][number];

export interface KnownCoverage {
  /** What the tests in the file cover, as far as they are generated. */
  readonly kept: CoverageRecord;
  /** What tests cover that a person has edited or deleted. */
  readonly retired: CoverageRecord;
}

/**
 * Says of each branch that the tests do not cover how near the search came, what blocked the nearest try, or why it
 * cannot be reached. The executor must carry the tracer.
 *
 * @param lines that count; `null`: all
 */
export async function explainGaps(prepared: PreparedModule, search: SearchResult, { kept, retired }: KnownCoverage, lines: readonly LineRange[] | null, executor: Executor): Promise<readonly Gap[]> {
  const { description, source } = prepared;
  const { goals } = description;
  const open = openArms(description, kept, lines);
  if (open.length === 0) return [];
  const testCases = search.tries.slice(0, MOST_TRIES);
  const results = await executor.withObservers([comparisons({ module: source.file })], (observed) => resultsOf(observed.executeMultiple(testCases)));
  const tries = results.map((result, position) => new Evidence(testCases[position] as TestCaseDto, result));
  const measured = tries.map(({ trace }) => search.goals.measure(trace));
  const causes = new GapCauses(description, tries);
  return open.flatMap((arm) => {
    const [nearest] = arm.goals
      .flatMap((goal) => measured.map(({ fitness }, position) => ({ goal: goals[goal] as GoalDto, position, distance: fitness(goal) })))
      .sort((a, b) => a.distance - b.distance || a.position - b.position);
    const evidence = nearest === undefined ? undefined : tries[nearest.position];
    if (nearest === undefined || evidence === undefined) return [];
    const { start } = arm.location;
    const cause = coversArm(retired, arm, goals) ? RETIRED : causes.of(nearest.goal, evidence, nearest.distance === 0);
    const closest = ALIKE.has(cause.reason) ? '' : sourceOfTest(evidence.testCase, prepared);
    return [{ line: start.line, column: start.column, branch: branchText(nearest.goal, description), ...cause, distance: nearest.distance, ...(closest === '' ? {} : { closest }) }];
  });
}

function openArms({ branches, goals }: ModuleDescriptionDto, covered: CoverageRecord, lines: readonly LineRange[] | null): readonly Arm[] {
  const arms = branches.flatMap((branch) => branch.arms).filter(({ location }) => lines === null || startsWithin(location, lines));
  return arms.filter((arm) => !coversArm(covered, arm, goals));
}

function coversArm(record: CoverageRecord, arm: Arm, goals: ModuleDescriptionDto['goals']): boolean {
  return arm.goals.some((goal) => record.covers(goals[goal] as GoalDto));
}

function branchText(goal: GoalDto, { predicates, functions }: ModuleDescriptionDto): string {
  switch (goal.kind) {
    case 'branch': {
      const { subject, state } = outcomeWords(predicates[goal.predicate] as PredicateDescriptionDto, goal.outcome);
      return `${subject} is ${state}`;
    }
    case 'block':
      return goal.construct === 'catch' ? 'something is caught' : `the ${goal.construct} is entered`;
    case 'entry':
      return `${functions[goal.function]?.name ?? 'the function'} is called`;
  }
}
