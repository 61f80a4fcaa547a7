const BRAND = Symbol.for('auklet.error');

/**
 * What failed in Auklet's own machinery or in what the user asked for, never what the subject did:
 * the subject's behaviour is an `OutcomeDto`.
 *
 * - `usage`: the request itself is wrong (unknown file, bad option); the message names cause and mend.
 * - `unloadable`: the subject cannot be parsed or resolved.
 * - `invalid-dto`: data from another process or package does not fit its schema.
 * - `infrastructure`: a child process could not be started, or died outside of any test.
 * - `closed`: the executor was used after `close()`.
 * - `interrupted`: the caller's signal aborted the work.
 */
export type AukletErrorCode =
  | 'usage'
  | 'unloadable'
  | 'invalid-dto'
  | 'infrastructure'
  | 'closed'
  | 'interrupted';

export class AukletError extends Error {
  readonly code: AukletErrorCode;

  constructor(code: AukletErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.name = 'AukletError';
    this.code = code;
    Object.defineProperty(this, BRAND, { value: true });
  }
}

/** Recognises an `AukletError` of any copy of this package. */
export function isAukletError(value: unknown): value is AukletError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
