import type { DenialDto, OutcomeDto } from '@auklet/protocol';
import type { Gap } from './gap.ts';
import type { Phase } from './generate-event.ts';
import type { ModuleDetails } from './module-details.ts';

export interface CoverageFigure {
  readonly covered: number;
  readonly total: number;
}

/** Counted as Istanbul counts, on the original source. */
export interface CoverageReport {
  readonly branches: CoverageFigure;
  readonly statements: CoverageFigure;
  readonly functions: CoverageFigure;
  readonly lines: CoverageFigure;
}

/**
 * - `generated`: a test file was written; `unchanged`: it was there already, byte for byte.
 * - `nothing-testable`: the module exports nothing that can be called; `no-tests`: no test survived.
 * - `unloadable`: the module cannot be parsed, resolved or imported.
 * - `protected`: the test file exists and is not Auklet's to overwrite.
 */
export type TargetOutcome = 'generated' | 'unchanged' | 'nothing-testable' | 'no-tests' | 'unloadable' | 'protected' | 'failed';

/** Something worth a person's attention: how the subject misbehaved, and by which call. */
export interface Finding {
  readonly outcome: OutcomeDto['kind'];
  /** Exit code, signal, budget or error, whichever the outcome has. */
  readonly detail: string;
  /** The call that did it, as source text. */
  readonly call: string;
  /** How many executions ended this way. */
  readonly count: number;
  /** The least that shows it: a program for plain Node, to be run in the folder of the test file. */
  readonly reproduction?: string;
}

/**
 * Mutants of the module that the tests come by, and how many of them make a test fail: an estimate of what StrykerJS finds.
 * Where time ended before all of them were tried, those that were.
 */
export interface MutationReport {
  readonly killed: number;
  readonly covered: number;
}

/** Options that repeat a run without a clock. */
export interface Replay {
  readonly seed: number;
  readonly maxExecutions: number;
  /** False when time ran out before the tests were as short as a replay makes them. */
  readonly exact: boolean;
}

export interface TargetReport {
  /** Relative to the working folder, with forward slashes. */
  readonly file: string;
  readonly outcome: TargetOutcome;
  readonly testFile: string | null;
  readonly tests: number;
  /** Whether they passed, twice, in the user's framework; false where it could not run them. */
  readonly verified: boolean;
  readonly coverage: CoverageReport;
  /** Absent when the module has no mutants. */
  readonly mutation?: MutationReport;
  readonly executions: number;
  readonly searchMs: number;
  /** How long each phase took, in milliseconds; those that were gone through. */
  readonly phases: Readonly<Partial<Record<Phase, number>>>;
  readonly findings: readonly Finding[];
  /** What the module tried and was denied, in child processes and without; tests that met more than withheld variables were left out. */
  readonly denied: readonly DenialDto[];
  /** Branches that the tests do not cover, and why; absent where no tests were written. */
  readonly gaps?: readonly Gap[];
  /** For reports that show the source; left out of JSON. */
  readonly details?: ModuleDetails;
  /** Tests that show findings, apart from those of what works. */
  readonly errorsFile?: string;
  /** Given when time, memory or a signal may have ended the search. */
  readonly replay?: Replay;
  /** What the user should know though the tests were written, one line each. */
  readonly warnings: readonly string[];
  /** Why there is no test file, in one line. */
  readonly error?: string;
  /** Set when an earlier run, or a worker elsewhere, had the same work to do; times and executions are of then. */
  readonly cached?: true;
}

export interface Report {
  readonly version: string;
  readonly seed: number;
  readonly targets: readonly TargetReport[];
  /** Given when the run had a part of the modules only. */
  readonly shard?: ShardReport;
}

/** Which part of all modules a report is about. */
export interface ShardReport {
  /** From 1 to `count`. */
  readonly index: number;
  readonly count: number;
  /** Modules of all shards together. */
  readonly total: number;
  /** Hash of who has which module: equal for all shards that fit together. */
  readonly plan: string;
  /** Where the modules of this report stand among all, from 0. */
  readonly positions: readonly number[];
}

const NONE: CoverageFigure = { covered: 0, total: 0 };
export const NO_COVERAGE: CoverageReport = { branches: NONE, statements: NONE, functions: NONE, lines: NONE };
