import { AukletError, type JsonValue } from '@auklet/protocol';

export interface ComparisonOptions {
  /** `filename` given to `instrument` of the module to log; the first one evaluated when absent. */
  readonly module?: string;
  /** `filename`s of modules that are logged as well; their comparisons name them. */
  readonly dependencies?: readonly string[];
}

/** @throws AukletError `usage` when an option has the wrong type. */
export function readComparisonOptions(options: JsonValue | undefined): ComparisonOptions {
  const { module, dependencies = [] } = (options ?? {}) as { readonly module?: unknown; readonly dependencies?: unknown };
  if (module !== undefined && typeof module !== 'string') throw new AukletError('usage', 'The option "module" of comparisons must be a string.');
  if (!isListOfNames(dependencies)) throw new AukletError('usage', 'The option "dependencies" of comparisons must be a list of strings.');
  return module === undefined ? { dependencies } : { module, dependencies };
}

function isListOfNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string');
}
