import type { Hooks } from './hooks.ts';

/** Property of `globalThis` through which instrumented modules and tracers find each other. */
export const REGISTRY_KEY = 'auklet.instrumented-modules';

/** What one instrumented module writes while it runs, and the hooks it calls. */
export interface InstrumentedModule {
  readonly key: string;
  /** How many bytes of `hits` belong to statements; the rest belong to blocks. */
  readonly statements: number;
  /** 1 for each statement begun and each block entered. */
  readonly hits: Uint8Array;
  /** How many sites are predicates; the rest are flags. */
  readonly predicates: number;
  /** Per site what a tracer still wants to know (`SiteState`); at 0 the site calls no hook. */
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
  trueMissing: 1,
  falseMissing: 2,
  unseen: 4,
  logged: 8,
} as const;
