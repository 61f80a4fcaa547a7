export { readModule } from './read-module.ts';
export type { SourceModule } from './source-module.ts';
