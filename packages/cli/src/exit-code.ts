import type { Report } from '@auklet/generator';

/** What `auklet` tells the shell. */
export const EXIT = {
  done: 0,
  goalMissed: 1,
  usage: 2,
  nothingGenerated: 3,
  internal: 4,
} as const;

/** Conventional code of a process that ended on a signal: 130 for SIGINT, 143 for SIGTERM. */
export const SIGNAL_EXIT: Readonly<Record<'SIGINT' | 'SIGTERM', number>> = { SIGINT: 130, SIGTERM: 143 };

/** Protected files want the user's decision; otherwise one module with tests makes a success. */
export function exitCodeOf(report: Report): number {
  const outcomes = new Set(report.targets.map((target) => target.outcome));
  if (outcomes.has('failed')) return EXIT.internal;
  if (outcomes.has('protected')) return EXIT.usage;
  return outcomes.has('generated') || outcomes.has('unchanged') ? EXIT.done : EXIT.nothingGenerated;
}
