export type * from './executor-options.ts';
export * from './in-process/in-process-executor.ts';
export type * from './runner-event.ts';
export * from './subprocess/subprocess-executor.ts';
