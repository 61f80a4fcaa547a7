export { mutate, type Mutant, type MutatedSource } from './mutate.ts';
export { mutantSwitch, reachedMutants } from './mutant-switch.ts';
