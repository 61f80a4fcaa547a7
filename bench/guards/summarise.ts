import { median } from '../median.ts';

/** What the seeds of one guard came to; `null` is a seed that did not reach the branch. */
export interface GuardMeasurement {
  readonly guard: string;
  readonly executions: readonly (number | null)[];
}

export interface GuardsSummary {
  /** Guards times seeds that were reached. */
  readonly solved: number;
  readonly total: number;
  /** Over all guards and seeds that were reached. */
  readonly executionsMedian: number;
  readonly executionsP90: number;
  readonly [figure: string]: number;
}

export function summarise(measurements: readonly GuardMeasurement[]): GuardsSummary {
  const all = measurements.flatMap(({ executions }) => executions);
  const reached = reachedIn(all);
  return { solved: reached.length, total: all.length, executionsMedian: median(reached), executionsP90: percentile90(reached) };
}

/** One line: how many seeds reached the branch, and after how many executions. */
export function describeMeasurement({ guard, executions }: GuardMeasurement): string {
  const reached = reachedIn(executions);
  const figures = reached.length === 0 ? '' : `, median ${median(reached)}, 90 % ${percentile90(reached)}`;
  return `${reached.length === executions.length ? 'solved' : 'MISSED'} ${guard}: ${reached.length}/${executions.length}${figures}`;
}

function reachedIn(executions: readonly (number | null)[]): number[] {
  return executions.filter((count) => count !== null);
}

/** The least value that is no less than nine in ten of them; NaN of none. */
function percentile90(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.9) - 1] ?? Number.NaN;
}
