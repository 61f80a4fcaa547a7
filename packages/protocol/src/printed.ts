import type { SnapshotDto } from './snapshot.ts';

/** One call that the subject made to the console. */
export interface PrintedDto {
  /** The statement during which it was seen. */
  readonly statement: number;
  readonly method: ConsoleMethod;
  readonly args: readonly SnapshotDto[];
}

export type ConsoleMethod = 'log' | 'info' | 'debug' | 'warn' | 'error';
