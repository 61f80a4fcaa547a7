import type { ComparisonDto } from '@auklet/protocol';
import { type InstrumentedModule, SiteState } from '../hooks/index.ts';
import { ComparisonLog } from './comparison-log.ts';
import { LoggingHooks } from './logging-hooks.ts';

/** Listens to one module from its making until it is closed. */
export class ModuleLog {
  readonly hooks: LoggingHooks;
  readonly #module: InstrumentedModule;
  readonly #log: ComparisonLog;

  constructor(module: InstrumentedModule) {
    this.#module = module;
    this.#log = new ComparisonLog(module);
    this.hooks = new LoggingHooks(module, this.#log);
    module.hooks = this.hooks;
    module.isLogged = true;
    for (let side = 0; side < module.state.length; side++) module.state[side] = (module.state[side] as number) | SiteState.logged;
  }

  /** The one that runs. */
  set statement(index: number) {
    this.#log.statement = index;
  }

  /** What was compared; with the name of the module where it `isNamed`. */
  close(isNamed: boolean): readonly ComparisonDto[] {
    const module = this.#module;
    module.isLogged = false;
    if (module.hooks instanceof LoggingHooks) module.hooks = module.hooks.next;
    for (let side = 0; side < module.state.length; side++) module.state[side] = (module.state[side] as number) & ~SiteState.logged;
    const { comparisons } = this.#log;
    if (isNamed) for (let i = 0; i < comparisons.length; i++) comparisons[i] = { ...(comparisons[i] as ComparisonDto), module: module.key };
    return comparisons;
  }
}
