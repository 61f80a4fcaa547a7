import type { DenialDto, ExecutionResultDto, OutcomeDto, RemoteObserverReference, TestCaseDto } from '@auklet/protocol';

/**
 * Test cases that one worker runs in a row.
 *
 * - `shared`: an ordinary part of a batch.
 * - `careful`: the process is checked after each test, to find the one that tampers with it.
 * - `alone`: one test, each statement marked, to find out whether and where it ends its process.
 */
export interface Job {
  readonly kind: 'shared' | 'careful' | 'alone';
  readonly testCases: readonly TestCaseDto[];
  readonly indices: readonly number[];
  readonly observers: readonly RemoteObserverReference[];
  /** In a process that has run nothing before. */
  readonly fresh: boolean;
  readonly owner: JobOwner;
}

/** Who asked for a job and decides what comes next. A job that was not started is started again without asking. */
export interface JobOwner {
  /** Nothing waits for the job any more. */
  readonly isOver: boolean;
  receive(job: Job, report: JobReport): void;
  /** The first result of a job is there. */
  noteProgress(): void;
  /** The subject cannot be loaded without losing the process. */
  answerAll(job: Job, outcome: OutcomeDto): void;
  fail(error: unknown): void;
}

export interface JobReport {
  /** Of the first tests, in order. */
  readonly results: readonly ExecutionResultDto[];
  /** How many of them are known to have run in an untampered process. */
  readonly sound: number;
  readonly end: JobEnd;
}

export type JobEnd =
  | { readonly kind: 'done' }
  | { readonly kind: 'tainted' }
  /** The process died in the test after the last result; `outcome` says where. */
  | { readonly kind: 'died'; readonly outcome: OutcomeDto; readonly denials: readonly DenialDto[] }
  /** The process was gone before it began. */
  | { readonly kind: 'not-started' };

export function slice(job: Job, start: number, end: number, changes: Partial<Pick<Job, 'kind' | 'fresh'>> = {}): Job {
  return { ...job, ...changes, testCases: job.testCases.slice(start, end), indices: job.indices.slice(start, end) };
}
