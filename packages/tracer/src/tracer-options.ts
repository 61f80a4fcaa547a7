import { AukletError, type JsonValue } from '@auklet/protocol';

export const DEFAULT_STEPS = 200_000;
/** Tables built by a module's top level are not a test's work. */
const DEFAULT_LOAD_STEPS = 100_000_000;
const MOST_STEPS = 0x7fff_ffff;

export interface TracerOptions {
  /** Loop iterations and calls that one test may take in instrumented code. */
  readonly steps: number;
  /** The same for loading the modules. */
  readonly loadSteps: number;
  /** `filename` given to `instrument` of the module to trace; the first one evaluated when absent. */
  readonly module?: string;
}

/** @throws AukletError `usage` when an option has the wrong type. */
export function readTracerOptions(options: JsonValue | undefined): TracerOptions {
  const given = (options ?? {}) as Partial<Record<keyof TracerOptions, unknown>>;
  const { module } = given;
  const budgets = { steps: budget(given.steps ?? DEFAULT_STEPS, 'steps'), loadSteps: budget(given.loadSteps ?? DEFAULT_LOAD_STEPS, 'loadSteps') };
  if (module === undefined) return budgets;
  if (typeof module !== 'string') throw new AukletError('usage', 'The option "module" of the tracer must be a string.');
  return { ...budgets, module };
}

function budget(given: unknown, name: string): number {
  if (typeof given === 'number' && Number.isInteger(given) && given >= 1 && given <= MOST_STEPS) return given;
  throw new AukletError('usage', `The option "${name}" of the tracer must be an integer from 1 to ${MOST_STEPS}.`);
}
