export * from './tracer.ts';
export * from './tracer-options.ts';
