import type { CoverageFigure, TargetReport } from './report.ts';

/** `hunt` is the last phase of the search, for tests that notice live mutants; it interrupts `assert`. */
export type Phase = 'read' | 'search' | 'minimise' | 'assert' | 'hunt' | 'verify' | 'reproduce';

/** What a run says about itself while it goes on; files are relative to the working folder. */
export type GenerateEvent =
  | { readonly type: 'started'; readonly targets: readonly string[]; readonly seed: number }
  | { readonly type: 'target-started'; readonly file: string; readonly position: number; readonly total: number }
  | { readonly type: 'phase'; readonly file: string; readonly phase: Phase }
  | {
      readonly type: 'progress';
      readonly file: string;
      readonly goals: CoverageFigure;
      readonly executions: number;
      readonly elapsedMs: number;
      /** Different ways in which the module misbehaved. */
      readonly findings: number;
    }
  /** The first test that would be worth keeping, as statements of a program. */
  | { readonly type: 'first-test'; readonly file: string; readonly source: string; readonly elapsedMs: number }
  | { readonly type: 'target-finished'; readonly report: TargetReport };

export type OnEvent = (event: GenerateEvent) => void;
