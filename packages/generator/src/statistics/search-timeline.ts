import type { GenerationReport } from '@auklet/search';

/** Where a search stood when something was seen. */
export interface Moment {
  /** Since the search began, in milliseconds. */
  readonly milliseconds: number;
  readonly executions: number;
}

export interface CoverageStep extends Moment {
  /** Covered goals from here to the next step. */
  readonly covered: number;
}

export interface OperatorShares extends Moment {
  /** How likely each operator is to breed the next offspring; they sum to 1. */
  readonly shares: Readonly<Record<string, number>>;
}

export interface FirstCover extends Moment {
  readonly goal: number;
}

const SAMPLE_EVERY_MS = 1_000;

/** Keeps what a search says of itself, as far as it tells something new. */
export class SearchTimeline {
  readonly coverage: CoverageStep[] = [];
  readonly operators: OperatorShares[] = [];
  readonly firstCovers: FirstCover[] = [];
  #end: GenerationReport | null = null;
  #endMs = 0;

  /** Takes in the report of a generation that ended `milliseconds` after the search began. */
  observe(report: GenerationReport, milliseconds: number): void {
    const moment = { milliseconds, executions: report.executions };
    if (report.coveredCount !== this.coverage.at(-1)?.covered) this.coverage.push({ ...moment, covered: report.coveredCount });
    for (const goal of report.newlyCovered) this.firstCovers.push({ ...moment, goal });
    const isDue = milliseconds >= (this.operators.at(-1)?.milliseconds ?? -SAMPLE_EVERY_MS) + SAMPLE_EVERY_MS;
    if (isDue && Object.keys(report.operators).length > 0) this.operators.push({ ...moment, shares: report.operators });
    this.#end = report;
    this.#endMs = milliseconds;
  }

  get generations(): number {
    return this.#end?.generation ?? 0;
  }

  get end(): CoverageStep {
    return { milliseconds: this.#endMs, executions: this.#end?.executions ?? 0, covered: this.#end?.coveredCount ?? 0 };
  }

  /** Mean number of covered goals over the whole search: what a goal is worth depends on how early it was covered. */
  meanCovered(axis: 'milliseconds' | 'executions'): number {
    const { end } = this;
    const area = this.coverage.reduce((sum, { covered, [axis]: from }, i) => sum + covered * ((this.coverage[i + 1] ?? end)[axis] - from), 0);
    return end[axis] === 0 ? end.covered : area / end[axis];
  }
}
