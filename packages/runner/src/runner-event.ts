import type { DenialDto, OutcomeDto } from '@auklet/protocol';

/** What an executor does beside delivering results, for logs and measurements. Times are in milliseconds. */
export type RunnerEvent =
  | { readonly kind: 'worker-started'; readonly pid: number; readonly startMs: number }
  | { readonly kind: 'worker-recycled'; readonly pid: number; readonly reason: 'age' | 'memory' | 'taint' }
  | { readonly kind: 'worker-died'; readonly pid: number; readonly outcome: OutcomeDto }
  /** The subject tried something that it may not do; said again for every test that tries. */
  | { readonly kind: 'denied'; readonly denial: DenialDto }
  /** From noticing a death to the next result of the batch that it interrupted. */
  | { readonly kind: 'recovered'; readonly recoveryMs: number };
