export * from './execution-schema.ts';
export * from './executor-settings-schema.ts';
export * from './export-schema.ts';
export * from './module-interface-schema.ts';
export * from './snapshot-schema.ts';
export * from './subject-schema.ts';
export * from './test-case-schema.ts';
export * from './validate.ts';
