/**
 * How far apart test cases are kept, and what it costs.
 *
 * - `auto`: `module` for a stateful subject, `none` otherwise.
 * - `none`: module instances and the process are shared. Free.
 * - `module`: each test gets new instances of the overlaid modules. Costs their evaluation.
 * - `process-per-batch`: each call of `executeMultiple` gets new processes. Costs a start of Node per worker and call.
 * - `process-per-test`: each test gets a new process. Costs a start of Node per test.
 */
export type IsolationLevel = 'auto' | 'none' | 'module' | 'process-per-batch' | 'process-per-test';

/** What a subject may do beyond computing and reading files; everything listed here is denied unless it is allowed. An `addon` is native code, which nothing can hold back. */
export type Permission = 'addon' | 'child-process' | 'file-write' | 'network' | 'worker';

export interface ExecutionLimits {
  /** CPU time of one test in milliseconds. */
  readonly cpuMs: number;
  /** Time that one test may sleep or wait, in milliseconds. */
  readonly wallMs: number;
  /** CPU time, and three times as much wall time, that loading the subject may take, in milliseconds. */
  readonly loadMs: number;
  /** Heap, and as much again for everything else in the process, in mebibytes. */
  readonly memoryMb: number;
  /** Turns of the event loop, timers fired included, that one statement may wait. */
  readonly turns: number;
  /** Tests after which a process is replaced. */
  readonly testsPerProcess: number;
}

export const DEFAULT_EXECUTION_LIMITS: ExecutionLimits = {
  cpuMs: 400,
  wallMs: 2_000,
  loadMs: 10_000,
  memoryMb: 512,
  turns: 1_000,
  testsPerProcess: 100_000,
};

/** Time zero of every test unless it is set: 2024-01-01T00:00:00Z, in milliseconds. */
export const DEFAULT_EPOCH_MS: number = Date.UTC(2024, 0, 1);

/** What a user may set about executing tests. */
export interface ExecutorSettings {
  readonly isolation: IsolationLevel;
  readonly allow: readonly Permission[];
  /** Environment variables that the subject sees beside `NODE_ENV`, `TZ` and `LANG`. */
  readonly env: Readonly<Record<string, string>>;
  readonly limits: ExecutionLimits;
  /** Seeds `Math.random` and `crypto` anew for each test. */
  readonly seed: number;
  /** What time each test starts at, in milliseconds since 1970-01-01T00:00:00Z. */
  readonly epochMs: number;
  /** Where the clock hangs: an IANA name such as `Asia/Kathmandu`. */
  readonly timeZone: string;
}
