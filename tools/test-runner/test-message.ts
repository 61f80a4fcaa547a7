/** What the process of one test file writes to its descriptor `MESSAGE_DESCRIPTOR`, one JSON text a line. */
export type TestMessage =
  | { readonly kind: 'registered'; readonly suites: number }
  | { readonly kind: 'suite'; readonly passed: number; readonly skipped: number; readonly total: number }
  | { readonly kind: 'done' };

export const MESSAGE_DESCRIPTOR = 3;
