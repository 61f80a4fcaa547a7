export * from './exports-observer.ts';
export * from './mimics-observer.ts';
export * from './printed-observer.ts';
export * from './runtime-types-observer.ts';
export * from './shapes-observer.ts';
export * from './timers-observer.ts';
export * from './values-observer.ts';
