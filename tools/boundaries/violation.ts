export interface Violation {
  /** `packages/runner/src/a.ts:3`, or a manifest or table. */
  readonly place: string;
  readonly message: string;
}
