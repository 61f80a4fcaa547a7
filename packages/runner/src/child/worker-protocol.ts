// Shared by both sides of the process boundary: types only.
import type { RemoteObserverReference, TestCaseDto } from '@auklet/protocol';
import type { SessionOptions } from './session.ts';

/** Environment variable with the path of the set-up file (JSON of `WorkerSetup`). */
export const SETUP_VARIABLE = 'AUKLET_WORKER_SETUP';
/** Environment variable with the directory of the worker's own files, the only one in which it may write. */
export const FILES_VARIABLE = 'AUKLET_WORKER_FILES';

export type WorkerSetup = SessionOptions;

/** Tests to run, as a process is told of them. */
export interface RunTask {
  readonly batch: number;
  /** Where the first part of the request starts in the file of requests, in bytes; the others follow. */
  readonly start: number;
  /** In all parts. */
  readonly tests: number;
  readonly observers: readonly RemoteObserverReference[];
  /** Marks each statement, to find out which one ends the process. */
  readonly markStatements: boolean;
  /** Looks after each test, not only after the last, whether intrinsics were tampered with, and stops there. */
  readonly checkEachTest: boolean;
}

/** Of a part of a request, whose JSON follows: a length in bytes (u32). */
export const LENGTH_BYTES = 4;

/** Tests of a request. A process starts at the first part while the others are still written. */
export interface RequestPart {
  readonly testCases: readonly TestCaseDto[];
  /** Position of each test case in what was asked for. */
  readonly indices: readonly number[];
}

/**
 * What a process says: once when the subject is loaded, then at the end of each task.
 *
 * - `tainted`: intrinsics are not what they were; the process must not be used again.
 * - `refused`: what was asked for cannot be done, whatever the subject is.
 * - `broken`: the process itself failed, and must not be used again.
 */
export type WorkerReply =
  | { readonly batch: number; readonly kind: 'done' | 'tainted' }
  | { readonly batch: number; readonly kind: 'refused' | 'broken'; readonly reason: string };

/** In place of a batch, of the reply that the subject is loaded. */
export const LOADED = 0;
