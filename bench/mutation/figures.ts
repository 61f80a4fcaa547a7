import { median } from '../median.ts';
import type { JudgedMutant } from './stryker.ts';
import type { TestShape } from './suite-shape.ts';

/** Mutants that tests reach, and those of them that tests tell from the original. */
export interface KillCount {
  readonly killed: number;
  readonly covered: number;
}

export interface MutationFigures {
  readonly stryker: KillCount;
  readonly uncovered: number;
  /** Covered mutants that no test noticed, one line each. */
  readonly survivors: readonly string[];
}

/** One subject: what the product said and what StrykerJS found. */
export interface Measurement extends Partial<MutationFigures> {
  readonly package: string;
  readonly tests: number;
  /** As the product itself reported it. */
  readonly estimate?: KillCount;
  readonly shapes?: readonly TestShape[];
  /** The fewest tests that would reach and kill as much; `null` when that is not known. */
  readonly fewest?: number | null;
  /** Percentage of the whole time that went by after the search. */
  readonly postShare?: number;
  readonly error?: string;
}

/** Scores are percentages of covered mutants; the gap is in points. */
export interface MutationSummary {
  readonly [figure: string]: number;
  /** How many were judged. */
  readonly subjects: number;
  readonly scoreMean: number;
  readonly scoreWorst: number;
  /** The largest difference between estimate and StrykerJS. */
  readonly estimateGap: number;
  /** Tests, for each one that the smallest suites of the same worth have; `NaN` when none of those is known. */
  readonly sizeRatio: number;
  /** Of one test. */
  readonly statementsMedian: number;
  readonly assertionsMedian: number;
  /** Tests without an assertion. */
  readonly unasserted: number;
  /** Mean percentage of the time that went by after the search. */
  readonly postShare: number;
}

/** Timeouts are detected; mutants that do not compile or were never reached do not count. */
export function figuresOf(mutants: readonly JudgedMutant[]): MutationFigures {
  const having = (...statuses: readonly string[]): readonly JudgedMutant[] => mutants.filter(({ status }) => statuses.includes(status));
  const killed = having('Killed', 'Timeout').length;
  const survivors = having('Survived');
  return { stryker: { killed, covered: killed + survivors.length }, uncovered: having('NoCoverage').length, survivors: survivors.map(lineOf) };
}

function lineOf({ mutatorName, location, replacement = '' }: JudgedMutant): string {
  return `${location.start.line}:${location.start.column} ${mutatorName} ${replacement.replaceAll(/\s+/g, ' ').slice(0, 80)}`;
}

export function summarise(measurements: readonly Measurement[]): MutationSummary {
  const scores = measurements.flatMap(({ stryker }) => (stryker === undefined ? [] : [scoreOf(stryker)]));
  const gaps = measurements.flatMap(({ stryker, estimate }) => (stryker === undefined || estimate === undefined ? [] : [Math.abs(scoreOf(stryker) - scoreOf(estimate))]));
  return {
    subjects: scores.length,
    scoreMean: round(mean(scores)),
    scoreWorst: round(Math.min(...scores)),
    estimateGap: round(Math.max(0, ...gaps)),
    sizeRatio: sizeRatioOf(measurements),
    ...shapeOf(measurements.flatMap(({ shapes = [] }) => shapes)),
    postShare: round(mean(measurements.flatMap(({ postShare }) => postShare ?? []))),
  };
}

function sizeRatioOf(measurements: readonly Measurement[]): number {
  const known = measurements.flatMap(({ tests, fewest }) => (typeof fewest === 'number' ? [{ tests, fewest }] : []));
  return round(known.reduce((sum, { tests }) => sum + tests, 0) / known.reduce((sum, { fewest }) => sum + fewest, 0));
}

function shapeOf(shapes: readonly TestShape[]): Pick<MutationSummary, 'statementsMedian' | 'assertionsMedian' | 'unasserted'> {
  return {
    statementsMedian: median(shapes.map(({ statements }) => statements)),
    assertionsMedian: median(shapes.map(({ assertions }) => assertions)),
    unasserted: shapes.filter(({ assertions }) => assertions === 0).length,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** 0 to 100; none of nothing is 100. */
function scoreOf({ killed, covered }: KillCount): number {
  return covered === 0 ? 100 : (100 * killed) / covered;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
