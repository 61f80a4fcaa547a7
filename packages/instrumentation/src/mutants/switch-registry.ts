/** Property of `globalThis` through which mutated code and its switch find each other. */
export const SWITCH_KEY = 'auklet.mutant-switch';

/** Whether the mutant is the active one; asked at every place at which a mutant stands. */
export type MutantSwitch = (id: number) => boolean;
