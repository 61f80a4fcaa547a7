import { percent, type CoverageFigures } from '../judge/figures.ts';
import { coverageAt, type CoverageTimeline } from './coverage-timeline.ts';
import type { Measurement } from './measure-subject.ts';

/** Percentages from 0 to 100, over the means of each subject's seeds. */
export interface CoverageSummary {
  readonly [figure: string]: number;
  /** How many subjects have a test file for every seed. */
  readonly subjects: number;
  readonly branchesMean: number;
  readonly branchesWorst: number;
  readonly statementsMean: number;
  /** Mean area under the curve, as a fraction of the final coverage for the whole time. */
  readonly normalisedArea: number;
  /** Mean coverage after 10 s, as a fraction of that in the end. */
  readonly at10s: number;
  readonly failing: number;
  readonly differing: number;
}

export function summarise(measurements: readonly Measurement[]): CoverageSummary {
  const names = [...new Set(measurements.map((one) => one.package))];
  const subjects = names.map((name) => measurements.filter((one) => one.package === name));
  const branches = subjects.map((seeds) => mean(seeds.map((one) => percentOf(one, 'branches'))));
  const statements = subjects.map((seeds) => mean(seeds.map((one) => percentOf(one, 'statements'))));
  return {
    subjects: subjects.filter((seeds) => seeds.every((one) => one.coverage !== null)).length,
    branchesMean: round(mean(branches)),
    branchesWorst: round(Math.min(...branches)),
    statementsMean: round(mean(statements)),
    normalisedArea: round(mean(measurements.map((one) => one.normalisedArea))),
    at10s: round(mean(measurements.map(({ timeline }) => shareAt(timeline, 10_000)))),
    failing: measurements.reduce((sum, one) => sum + one.failing.length, 0),
    differing: measurements.reduce((sum, one) => sum + one.differing.length, 0),
  };
}

/** A search that ended with nothing has a share of nothing. */
function shareAt(timeline: CoverageTimeline, milliseconds: number): number {
  const final = timeline.at(-1)?.coverage ?? 0;
  return final === 0 ? 0 : coverageAt(timeline, milliseconds) / final;
}

function percentOf({ coverage }: Measurement, kind: keyof CoverageFigures): number {
  return coverage === null ? 0 : percent(coverage[kind]);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
