import type { LocationDto } from '@auklet/protocol';

/** What a report in a file shows beyond figures. */
export interface ModuleDetails {
  readonly coverage: HitCounts;
  readonly tests: readonly ReportedTest[];
  /** Mutants that tests come by and do not notice. */
  readonly survivors: readonly Survivor[];
  /** Covered goals from each moment of the search on. */
  readonly timeline: { readonly goals: number; readonly steps: readonly TimelineStep[] };
}

/** How many tests come by everything that Istanbul counts. */
export interface HitCounts {
  readonly statements: readonly (Place & { readonly hits: number })[];
  readonly functions: readonly (Place & { readonly name: string; readonly hits: number })[];
  readonly branches: readonly (Place & { readonly type: string; readonly arms: readonly (Place & { readonly hits: number })[] })[];
}

interface Place {
  readonly location: LocationDto;
}

export interface ReportedTest {
  /** Of its groups and its own. */
  readonly titles: readonly string[];
  /** Of the source: those on which a statement began. */
  readonly lines: readonly number[];
}

export interface Survivor {
  readonly operator: string;
  readonly location: LocationDto;
}

export interface TimelineStep {
  /** Since the search began. */
  readonly milliseconds: number;
  readonly executions: number;
  readonly covered: number;
}
