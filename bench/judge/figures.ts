import coverage, { type FileCoverageData } from 'istanbul-lib-coverage';

/** Covered and all of one kind. */
export interface Ratio {
  readonly covered: number;
  readonly total: number;
}

export interface CoverageFigures {
  readonly branches: Ratio;
  readonly statements: Ratio;
  readonly functions: Ratio;
}

export function figuresOf(data: FileCoverageData): CoverageFigures {
  const summary = coverage.createCoverageMap({ [data.path]: data }).getCoverageSummary();
  const ratio = ({ covered, total }: Ratio): Ratio => ({ covered, total });
  return { branches: ratio(summary.branches), statements: ratio(summary.statements), functions: ratio(summary.functions) };
}

/** 0 to 100; all of nothing is 100. */
export function percent({ covered, total }: Ratio): number {
  return total === 0 ? 100 : (100 * covered) / total;
}
