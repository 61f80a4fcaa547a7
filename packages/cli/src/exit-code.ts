import type { Report } from '@auklet/generator';

/** What `auklet` tells the shell. */
export const EXIT = {
  done: 0,
  goalMissed: 1,
  usage: 2,
  nothingGenerated: 3,
  internal: 4,
} as const;

/** Conventional code of a process that ended on a signal: 128 and the signal's number. */
export const SIGNAL_EXIT: Readonly<Record<'SIGHUP' | 'SIGINT' | 'SIGTERM', number>> = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 };

/** What a run has to come up to. */
export interface Goals {
  /** Percentage of the branches of all modules together. */
  readonly minCoverage?: number | undefined;
  /** Whether there may be no crash, exit or hang. */
  readonly failOnFindings?: boolean;
}

/** Protected files want the user's decision; otherwise one module with tests makes a success, unless a goal is missed. */
export function exitCodeOf(report: Report, { minCoverage = 0, failOnFindings = false }: Goals = {}): number {
  const outcomes = new Set(report.targets.map((target) => target.outcome));
  if (outcomes.has('failed')) return EXIT.internal;
  if (outcomes.has('protected')) return EXIT.usage;
  if (failOnFindings && report.targets.some(({ findings }) => findings.length > 0)) return EXIT.goalMissed;
  if (!outcomes.has('generated') && !outcomes.has('unchanged')) return EXIT.nothingGenerated;
  return branchCoverageOf(report) < minCoverage ? EXIT.goalMissed : EXIT.done;
}

function branchCoverageOf({ targets }: Report): number {
  const [covered, total] = (['covered', 'total'] as const).map((part) => targets.reduce((sum, { coverage }) => sum + coverage.branches[part], 0)) as [number, number];
  return total === 0 ? 100 : (100 * covered) / total;
}
