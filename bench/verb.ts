import type { ParseArgsConfig } from 'node:util';

/**
 * A verb of the bench is a folder whose module of the same name exports `options` and a function named like it:
 * `bench/coverage/coverage.ts` exports `coverage`.
 */
export interface Verb {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly run: (options: VerbOptions) => Promise<VerbResult>;
}

/** As `parseArgs` of `node:util` leaves them, defaults filled in. */
export type VerbOptions = Readonly<Record<string, string | boolean | undefined>>;

/** `summary` holds the figures; the rest is the data behind them. */
export interface VerbResult {
  readonly summary: Readonly<Record<string, number>>;
}
