import { AukletError } from '@auklet/protocol';

/** The error for a source that cannot become a program; `cause` says why and where. */
export function unloadable(filename: string, cause: unknown): AukletError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new AukletError('unloadable', `${filename} cannot be instrumented: ${reason}`, { cause });
}
