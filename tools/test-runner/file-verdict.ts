import type { TestMessage } from './test-message.ts';
import type { FileResult } from './test-results.ts';

/** How the process of a test file ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Which limit the process was killed at, if any. */
  readonly killed: 'running' | 'exiting' | null;
}

/** Judges a test file by what its process said and how it ended. */
export function fileVerdict(file: string, messages: readonly TestMessage[], end: ProcessEnd): FileResult {
  const suites = messages.filter((message) => message.kind === 'suite');
  const passed = suites.reduce((sum, suite) => sum + suite.passed, 0);
  const skipped = suites.reduce((sum, suite) => sum + suite.skipped, 0);
  const total = suites.reduce((sum, suite) => sum + suite.total, 0);
  const error = fileError(messages, total, end);
  const failed = total - passed;
  if (error === null) return { file, passed, failed, skipped };
  return { file, passed, failed: Math.max(failed, 1), skipped, error };
}

function fileError(messages: readonly TestMessage[], total: number, end: ProcessEnd): string | null {
  const registered = messages.find((message) => message.kind === 'registered');
  const done = messages.some((message) => message.kind === 'done');
  if (end.killed === 'running') return 'ran past its time limit and was killed';
  if (registered === undefined) return `${ending(end)} while it was being loaded`;
  if (registered.suites === 0) return 'registered no suite; does it call run()?';
  if (!done) return `${ending(end)} before its tests were finished`;
  if (total === 0) return 'has no tests';
  if (end.killed === 'exiting') return 'did not exit after its tests; something keeps its event loop alive';
  return end.code === 0 ? null : `${ending(end)} after its tests`;
}

const UNSETTLED_AWAIT = 13;

function ending({ code, signal }: ProcessEnd): string {
  if (signal !== null) return `was killed by ${signal}`;
  if (code === 0 || code === UNSETTLED_AWAIT) return 'ran out of events';
  return `exited with code ${code}`;
}
