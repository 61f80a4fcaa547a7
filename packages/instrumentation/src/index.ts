export { instrument, type InstrumentedSource, type InstrumentOptions } from './instrument.ts';
export type { SourceMap } from './print-program.ts';
