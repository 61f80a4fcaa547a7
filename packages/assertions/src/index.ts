export { assertionCandidates, type CandidateTest, type Observations } from './assertion-candidates.ts';
export { coverMutants, type KillingTest, type MutantCover } from './cover-mutants.ts';
export type { ObservedRun } from './holds.ts';
export { type Kill, killOf } from './kills.ts';
export * from './name-inputs.ts';
export * from './project-message.ts';
export { type AssertionRequest, selectAssertions, selectDefaults } from './select-assertions.ts';
export * from './with-printed.ts';
