import type { GenerateEvent, Report } from '@auklet/generator';

/** Shows results. To add one, write a `ReporterFactory` and register it in `create-reporters.ts`. */
export interface Reporter {
  /** What happens while a run goes on; called synchronously. */
  onEvent?(event: GenerateEvent): void;
  /** The end of a run, also of an interrupted one. */
  finish(report: Report): void | Promise<void>;
}

export interface ReporterContext {
  /** Absolute; paths in reports are relative to it. */
  readonly cwd: string;
  /** To stdout or to the file that the user named; may be called many times. */
  readonly write: (text: string) => void;
}

export type ReporterFactory = (context: ReporterContext) => Reporter;
