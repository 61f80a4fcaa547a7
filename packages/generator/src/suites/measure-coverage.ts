import { coverageOf, CoverageRecord, isCountedFunction } from '@auklet/instrumentation';
import type { Executor, ModuleDescriptionDto, TestCaseDto, TraceDto } from '@auklet/protocol';
import { traceOf } from '@auklet/tracer';
import { resultsOf } from '../executors/executor-factory.ts';
import type { HitCounts } from '../report/module-details.ts';
import type { CoverageReport } from '../report/report.ts';
import { type LineRange, startsWithin } from '../targets/line-range.ts';

export interface MeasuredCoverage {
  readonly figures: CoverageReport;
  readonly hits: HitCounts;
  /** What all tests together cover. */
  readonly record: CoverageRecord;
  /** By test: the lines on which a statement began, ascending. */
  readonly lines: readonly (readonly number[])[];
}

/**
 * What these tests together cover of the original source, counted as Istanbul counts. The executor must carry the tracer.
 *
 * @param lines what the figures are about; `null` for the whole module
 */
export async function measureCoverage(description: ModuleDescriptionDto, testCases: readonly TestCaseDto[], lines: readonly LineRange[] | null, executor: Executor): Promise<MeasuredCoverage> {
  const traces = (await resultsOf(executor.executeMultiple(testCases))).map(traceOf);
  const record = new CoverageRecord(description);
  for (const trace of traces) record.add(trace);
  const each = traces.map((trace) => recordOf(description, trace));
  return { figures: coverageOf(description, record, (location) => lines === null || startsWithin(location, lines)), hits: hitsOf(description, each), record, lines: traces.map((trace) => linesOf(description, trace)) };
}

function recordOf(description: ModuleDescriptionDto, trace: TraceDto): CoverageRecord {
  const record = new CoverageRecord(description);
  record.add(trace);
  return record;
}

function hitsOf({ statements, functions, branches, goals }: ModuleDescriptionDto, records: readonly CoverageRecord[]): HitCounts {
  const hits = (isHit: (record: CoverageRecord) => boolean): number => records.filter(isHit).length;
  const isCovered = (ids: readonly number[]) => (record: CoverageRecord) => ids.some((id) => record.covers(goals[id] as (typeof goals)[number]));
  const entries = goals.filter((goal) => goal.kind === 'entry');
  return {
    statements: statements.map(({ location }, id) => ({ location, hits: hits((record) => record.coversStatement(id)) })),
    functions: functions
      .filter(isCountedFunction)
      .map(({ id, name, location }) => ({ name, location, hits: hits(isCovered(entries.filter((goal) => goal.function === id).map((goal) => goal.id))) })),
    branches: branches.map(({ type, location, arms }) => ({ type, location, arms: arms.map((arm) => ({ location: arm.location, hits: hits(isCovered(arm.goals)) })) })),
  };
}

function linesOf({ statements }: ModuleDescriptionDto, trace: TraceDto): readonly number[] {
  const lines = new Set<number>();
  for (const id of trace.statements) lines.add((statements[id] as (typeof statements)[number]).location.start.line);
  return [...lines].sort((a, b) => a - b);
}
