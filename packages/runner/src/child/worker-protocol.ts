// Shared by both sides of the process boundary: types only.
import type { RemoteObserverReference, TestCaseDto } from '@auklet/protocol';
import type { SessionOptions } from './session.ts';

/** Environment variable with the path of the set-up file (JSON of `WorkerSetup`). */
export const SETUP_VARIABLE = 'AUKLET_WORKER_SETUP';
/** Environment variable with the directory of the worker's own files, the only one in which it may write. */
export const FILES_VARIABLE = 'AUKLET_WORKER_FILES';

export type WorkerSetup = SessionOptions;

export type WorkerTask =
  | { readonly kind: 'start' }
  | {
      readonly kind: 'run';
      readonly batch: number;
      /** Where the file of requests has the JSON of a `RunRequest`, in bytes. */
      readonly request: { readonly start: number; readonly bytes: number };
      /** Marks each statement, to find out which one ends the process. */
      readonly markStatements: boolean;
      /** Looks after each test, not only after the last, whether intrinsics were tampered with, and stops there. */
      readonly checkEachTest: boolean;
    };

export interface RunRequest {
  readonly observers: readonly RemoteObserverReference[];
  readonly testCases: readonly TestCaseDto[];
  /** Position of each test case in what was asked for. */
  readonly indices: readonly number[];
}

export interface WorkerReply {
  /** Intrinsics are not what they were; this process must not be used again. */
  readonly tainted: boolean;
  /** What was asked for cannot be done, whatever the subject is: the reason. */
  readonly refusal?: string;
}
