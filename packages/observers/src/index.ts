export * from './exports-observer.ts';
export * from './runtime-types-observer.ts';
export type * from './values-observation.ts';
export * from './values-observer.ts';
