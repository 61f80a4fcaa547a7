import { AukletError, type JsonValue } from '@auklet/protocol';

export interface ComparisonOptions {
  /** `filename` given to `instrument` of the module to log; the first one evaluated when absent. */
  readonly module?: string;
}

/** @throws AukletError `usage` when an option has the wrong type. */
export function readComparisonOptions(options: JsonValue | undefined): ComparisonOptions {
  const { module } = (options ?? {}) as { readonly module?: unknown };
  if (module === undefined) return {};
  if (typeof module !== 'string') throw new AukletError('usage', 'The option "module" of comparisons must be a string.');
  return { module };
}
