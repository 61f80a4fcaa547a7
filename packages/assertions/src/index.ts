export * from './name-inputs.ts';
export * from './project-message.ts';
export * from './select-assertions.ts';
