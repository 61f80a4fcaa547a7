import type { Hooks } from './hooks.ts';

/** Property of `globalThis` through which instrumented modules and tracers find each other. */
export const REGISTRY_KEY = 'auklet.instrumented-modules';

/** A `switch` with constant cases, as predicates from `firstSite` on. */
export interface CaseTable {
  readonly firstSite: number;
  readonly constants: readonly (string | number | boolean | null)[];
  /** Whether the value is the result of `typeof`. */
  readonly isOfType: boolean;
}

/** What one instrumented module writes while it runs, and the hooks it calls. */
export interface InstrumentedModule {
  readonly key: string;
  /** How many bytes of `hits` belong to statements; the rest belong to blocks. */
  readonly statements: number;
  /** 1 for each statement begun and each block entered. */
  readonly hits: Uint8Array;
  /** Per block the statement that begins with it, or -1: it has no store of its own. */
  readonly firstStatements: readonly number[];
  /** How many sites are predicates; flags and tables follow. */
  readonly predicates: number;
  readonly flags: number;
  readonly tables: readonly CaseTable[];
  readonly registry: InstrumentationRegistry;
  /** Per side what is wanted (`SiteState`): a site calls a hook when the side of the outcome that occurs is not 0. */
  readonly state: Uint8Array;
  /** Marks default values whose initialiser ran, until the binding is complete. */
  readonly pending: Uint8Array;
  hooks: Hooks | null;
  /** Whether comparisons are logged, so that a tracer that sets `state` keeps the bit `logged`. */
  isLogged: boolean;
}

/**
 * The one object that all instrumented modules and all tracers of a process share. Instrumented code creates it
 * when no tracer has been there before, so that it runs on its own, too.
 */
export interface InstrumentationRegistry {
  readonly modules: Map<string, InstrumentedModule>;
  /** `steps[0]` counts down; below zero the budget is exhausted. `steps[1]` counts the calls whose result is expected. */
  readonly steps: Int32Array;
  /** Called whenever `steps[0]` is below zero at a loop, a call or a catch clause. */
  exhausted: (registry: InstrumentationRegistry) => void;
  /** Called when a module is evaluated for the first time. */
  attached: (module: InstrumentedModule) => void;
}

/** Bits of `InstrumentedModule.state`. */
export const SiteState = {
  /** A tracer wants to hear of the outcome. */
  wanted: 1,
  /** Comparisons of the site are logged. */
  logged: 2,
} as const;

/** Where in `state` a site has the byte of an outcome. */
export function sideOf(site: number, outcome: boolean): number {
  return 2 * site + (outcome ? 1 : 0);
}
