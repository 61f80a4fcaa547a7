export * from './hooks.ts';
export * from './open-registry.ts';
export * from './prelude.ts';
export * from './registry.ts';
