import { AukletError, type JsonValue } from '@auklet/protocol';

export const DEFAULT_STEPS = 200_000;

export interface TracerOptions {
  /** Loop iterations and calls that one test may take in instrumented code. */
  readonly steps: number;
  /** `filename` given to `instrument` of the module to trace; the first one evaluated when absent. */
  readonly module?: string;
}

/** @throws AukletError `usage` when an option has the wrong type. */
export function readTracerOptions(options: JsonValue | undefined): TracerOptions {
  const given = (options ?? {}) as Partial<Record<keyof TracerOptions, unknown>>;
  const { steps = DEFAULT_STEPS, module } = given;
  if (typeof steps !== 'number' || !Number.isInteger(steps) || steps < 1 || steps > 0x7fff_ffff) {
    throw new AukletError('usage', 'The option "steps" of the tracer must be an integer from 1 to 2147483647.');
  }
  if (module === undefined) return { steps };
  if (typeof module !== 'string') throw new AukletError('usage', 'The option "module" of the tracer must be a string.');
  return { steps, module };
}
