import { REGISTRY_KEY, type InstrumentationRegistry } from './registry.ts';

/** The registry of this process, created when there is none yet. */
export function openRegistry(): InstrumentationRegistry {
  const symbol = Symbol.for(REGISTRY_KEY);
  const present = Object.getOwnPropertyDescriptor(globalThis, symbol)?.value as InstrumentationRegistry | undefined;
  if (present !== undefined) return present;
  const registry: InstrumentationRegistry = {
    modules: new Map(),
    steps: new Int32Array([0x7fff_ffff, 0]),
    exhausted: (exhausted) => {
      exhausted.steps[0] = 0x7fff_ffff;
    },
    attached: () => {},
  };
  Object.defineProperty(globalThis, symbol, { value: registry });
  return registry;
}
