import type { ExecutionLimits, ExecutionObserver, IsolationLevel, Permission, SubjectDto } from '@auklet/protocol';
import type { RunnerEvent } from './runner-event.ts';

/** Everything but the subject has a default; `executorSettingsSchema` of `@auklet/protocol/schema` describes and checks the settings. */
export interface InProcessExecutorOptions {
  readonly subject: SubjectDto;
  readonly observers?: readonly ExecutionObserver[];
  readonly isolation?: IsolationLevel;
  readonly allow?: readonly Permission[];
  readonly env?: Readonly<Record<string, string>>;
  readonly limits?: Partial<ExecutionLimits>;
  readonly seed?: number;
  readonly epochMs?: number;
  readonly timeZone?: string;
  readonly onEvent?: (event: RunnerEvent) => void;
}

export interface SubprocessExecutorOptions extends InProcessExecutorOptions {
  /** Processes that run at the same time; 1 by default. */
  readonly workers?: number;
}
