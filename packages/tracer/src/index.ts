export * from './comparisons.ts';
export * from './tracer.ts';
export type { ComparisonOptions } from './comparisons/comparison-options.ts';
export { DEFAULT_STEPS, type TracerOptions } from './tracer-options.ts';
