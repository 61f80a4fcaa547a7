/** Tells work that may be cut short when to stop improving; it is asked between steps, never in the middle of one. */
export interface Deadline {
  passed(): boolean;
}

/** Passes after `milliseconds`, or when the signal aborts; an infinite one leaves the work to its own limits. */
export function deadlineAfter(milliseconds: number, signal: AbortSignal): Deadline {
  const end = performance.now() + milliseconds;
  return { passed: () => signal.aborted || performance.now() >= end };
}
