// Runs in the child: may import node builtins and protocol only.
import type { JsonValue, RemoteObserver, RemoteObserverFactory } from '@auklet/protocol';
import { ComparisonLog } from '../comparisons/comparison-log.ts';
import { LoggingHooks } from '../comparisons/logging-hooks.ts';
import { readComparisonOptions, type ComparisonOptions } from '../comparisons/comparison-options.ts';
import { watchLookups } from '../comparisons/watch-lookups.ts';
import { SiteState, openRegistry, type InstrumentedModule } from '../hooks/index.ts';

/** Logs what the predicates of one module compare while a test runs. */
class RemoteComparisons implements RemoteObserver {
  readonly #options: ComparisonOptions;
  #module: InstrumentedModule | undefined;
  #log: ComparisonLog | undefined;
  #restore: () => void = () => {};

  constructor(options: ComparisonOptions) {
    this.#options = options;
  }

  beforeTestCase(): void {
    const module = this.#find();
    if (module === undefined) return;
    this.#module = module;
    this.#log = new ComparisonLog(module);
    const hooks = new LoggingHooks(module, this.#log);
    module.hooks = hooks;
    this.#restore = watchLookups(hooks);
    module.isLogged = true;
    for (let side = 0; side < module.state.length; side++) module.state[side] = (module.state[side] as number) | SiteState.logged;
  }

  beforeStatement(index: number): void {
    if (this.#log !== undefined) this.#log.statement = index;
  }

  collect(): string | undefined {
    const [module, log] = [this.#module, this.#log];
    this.#module = this.#log = undefined;
    this.#restore();
    if (module === undefined || log === undefined) return undefined;
    module.isLogged = false;
    if (module.hooks instanceof LoggingHooks) module.hooks = module.hooks.next;
    for (let side = 0; side < module.state.length; side++) module.state[side] = (module.state[side] as number) & ~SiteState.logged;
    return JSON.stringify(log.comparisons);
  }

  #find(): InstrumentedModule | undefined {
    const { modules } = openRegistry();
    return this.#options.module === undefined ? modules.values().next().value : modules.get(this.#options.module);
  }
}

/** The remote half of `comparisons()`. */
const createRemoteComparisons: RemoteObserverFactory = (options: JsonValue | undefined) => new RemoteComparisons(readComparisonOptions(options));

export default createRemoteComparisons;
