import type { OnEvent } from '@auklet/generator';

/** Shows on stderr how a run goes on. */
export interface Progress {
  readonly onEvent: OnEvent;
  /** Leaves the terminal as it was; may be called twice. */
  stop(): void;
}

export interface ProgressStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}
