import type { TestCaseDto } from '@auklet/protocol';

/** A change that can be made in growing steps; `undefined` when it cannot be made. */
export interface TestCaseMove {
  apply(step: number): TestCaseDto | undefined;
}
