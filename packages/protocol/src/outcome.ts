/** The statement index of an outcome that happened while the subject was being loaded. */
export const LOADING = -1;

/** What was thrown, read without running a getter of the subject. */
export interface ThrownDto {
  /** Constructor name of an object (`null` prototype: `"null"`), `typeof` of anything else. */
  readonly type: string;
  readonly isError: boolean;
  /** `message` of an error, text of a primitive, `""` otherwise; at most 500 characters. */
  readonly message: string;
}

/** What the subject did with one test case. `statement` is where it happened, `LOADING` before the first. */
export type OutcomeDto =
  | { readonly kind: 'returned' }
  | { readonly kind: 'threw'; readonly statement: number; readonly error: ThrownDto }
  | { readonly kind: 'timed-out'; readonly statement: number; readonly budget: 'steps' | 'cpu' | 'wall' | 'turns' }
  | { readonly kind: 'exited'; readonly statement: number; readonly code: number }
  | {
      readonly kind: 'crashed';
      readonly statement: number;
      readonly signal: string | null;
      readonly code: number | null;
      readonly frame?: string;
    }
  | { readonly kind: 'out-of-memory'; readonly statement: number }
  | { readonly kind: 'unhandled-rejection'; readonly statement: number; readonly error: ThrownDto }
  | { readonly kind: 'not-serialisable'; readonly statement: number; readonly observer: string; readonly error: ThrownDto };

export type OutcomeKind = OutcomeDto['kind'];
