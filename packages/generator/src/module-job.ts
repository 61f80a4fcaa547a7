import type { ExecutorFactory } from './executors/executor-factory.ts';
import type { GenerateOptions } from './options/generate-options.ts';
import type { GenerateEvent } from './report/generate-event.ts';
import type { OutputFiles } from './results/output-files.ts';
import type { StatisticsFile } from './statistics/statistics-file.ts';
import type { Target } from './targets/find-targets.ts';

/** Everything the work on one module depends on. */
export interface ModuleJob {
  readonly target: Target;
  readonly options: GenerateOptions;
  readonly executors: ExecutorFactory;
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly version: string;
  readonly outputs: OutputFiles;
  readonly statistics: StatisticsFile | null;
  readonly onEvent: (event: GenerateEvent) => void;
  readonly signal: AbortSignal;
}
