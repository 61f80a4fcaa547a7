import type { TargetOutcome, TargetReport } from './report/report.ts';

/** What had been done when the work on a module ended early. */
export type PartialProgress = Partial<Pick<TargetReport, 'testFile'>>;

/** Ends the work on one module: no test file is written, and `message` says why in one line. */
export class TargetFailure extends Error {
  readonly outcome: Exclude<TargetOutcome, 'generated' | 'unchanged'>;
  readonly progress: PartialProgress;

  constructor(outcome: TargetFailure['outcome'], message: string, progress: PartialProgress = {}) {
    super(message);
    this.name = 'TargetFailure';
    this.outcome = outcome;
    this.progress = progress;
  }
}
