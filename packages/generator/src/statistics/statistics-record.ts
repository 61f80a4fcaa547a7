import type { AssertedTestDto, GoalDto } from '@auklet/protocol';
import type { GenerateOptions } from '../options/generate-options.ts';
import type { CoverageFigure, CoverageReport } from '../report/report.ts';
import type { PreparedModule } from '../steps/1-prepare-module.ts';
import type { ExploredModule } from '../steps/2-explore-exports.ts';
import type { SearchResult } from '../steps/3-search-tests.ts';
import type { Moment } from './search-timeline.ts';

/** One value of one variable. What Pynguin measures as well has the name that it has there. */
export interface StatisticsRecord {
  readonly TargetModule: string;
  readonly RandomSeed: number;
  readonly Algorithm: string;
  readonly Variable: string;
  /** Which operator or goal, for variables that have one value for each. */
  readonly Key: string;
  /** Milliseconds since the search began; empty for what holds for the run as a whole. */
  readonly SearchTime: number | '';
  readonly Executed: number | '';
  readonly Value: number;
}

export interface MeasuredRun {
  readonly module: string;
  readonly options: GenerateOptions;
  readonly prepared: PreparedModule;
  readonly explored: ExploredModule;
  readonly search: SearchResult;
  readonly tests: readonly AssertedTestDto[];
  readonly coverage: CoverageReport;
}

/** All that was measured of one run, series first. */
export function statisticsOf(run: MeasuredRun): StatisticsRecord[] {
  const { module, options } = run;
  const head = { TargetModule: module, RandomSeed: options.seed, Algorithm: options.algorithm };
  const series = seriesOf(run).map(({ variable, key, milliseconds, executions, value }) => ({ ...head, Variable: variable, Key: key, SearchTime: milliseconds, Executed: executions, Value: value }));
  const totals = Object.entries(totalsOf(run)).map(([variable, value]) => ({ ...head, Variable: variable, Key: '', SearchTime: '' as const, Executed: '' as const, Value: value }));
  return [...series, ...totals];
}

interface Point extends Moment {
  readonly variable: string;
  readonly key: string;
  readonly value: number;
}

function seriesOf({ prepared, search: { timeline, goals } }: MeasuredRun): Point[] {
  const point = (variable: string, key: string, { milliseconds, executions }: Moment, value: number): Point => ({ variable, key, milliseconds, executions, value });
  return [
    ...timeline.coverage.map((step) => point('CoverageTimeline', '', step, step.covered / goals.count)),
    point('CoverageTimeline', '', timeline.end, timeline.end.covered / goals.count),
    ...timeline.operators.flatMap((moment) => Object.entries(moment.shares).map(([operator, share]) => point('OperatorShare', operator, moment, share))),
    ...timeline.firstCovers.map((moment) => point('FirstCovered', nameOf(prepared.description.goals[moment.goal] as GoalDto), moment, 1)),
  ];
}

/** `branch 12:4 true`: kind, line, column, outcome. */
function nameOf(goal: GoalDto): string {
  const { line, column } = goal.location.start;
  const detail = goal.kind === 'branch' ? ` ${goal.outcome}` : goal.kind === 'block' ? ` ${goal.construct}` : '';
  return `${goal.kind} ${line}:${column}${detail}`;
}

function totalsOf({ options, prepared, explored, search, tests, coverage }: MeasuredRun): Readonly<Record<string, number>> {
  const { timeline, goals } = search;
  const final = timeline.end.covered / goals.count;
  const mean = (axis: 'milliseconds' | 'executions'): number => timeline.meanCovered(axis) / goals.count;
  return {
    AlgorithmIterations: timeline.generations,
    Executed: search.executions,
    SearchTime: timeline.end.milliseconds,
    Goals: goals.count,
    Predicates: prepared.description.predicates.length,
    AccessibleObjectsUnderTest: explored.moduleInterface.callables.length,
    SubprocessMode: options.subprocess ? 1 : 0,
    Coverage: final,
    AreaUnderCurve: mean('milliseconds'),
    NormalisedAreaUnderCurve: mean('milliseconds') / final,
    AreaUnderCurveByExecutions: mean('executions'),
    NormalisedAreaUnderCurveByExecutions: mean('executions') / final,
    Size: search.testCases.length,
    Length: search.testCases.reduce((sum, { statements }) => sum + statements.length, 0),
    FinalSize: tests.length,
    FinalLength: tests.reduce((sum, { testCase }) => sum + testCase.statements.length, 0),
    Assertions: tests.reduce((sum, { assertions }) => sum + assertions.length, 0),
    FinalBranchCoverage: fraction(coverage.branches),
    FinalLineCoverage: fraction(coverage.lines),
  };
}

function fraction({ covered, total }: CoverageFigure): number {
  return total === 0 ? 1 : covered / total;
}
