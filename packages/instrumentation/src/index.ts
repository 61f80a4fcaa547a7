export { coverageOf, isCountedFunction, type CoverageCount, type CoverageSummary } from './coverage/coverage-of.ts';
export { CoverageRecord } from './coverage/coverage-record.ts';
export { instrument, type InstrumentedSource, type InstrumentOptions } from './instrument.ts';
export { holdsModuleState } from './state/module-state.ts';
export { moduleFactory } from './module-factory.ts';
export type { SourceMap } from './print-program.ts';
