// Runs in the child: may import node builtins and protocol only.
import type { ComparisonDto, JsonValue, RemoteObserver, RemoteObserverFactory } from '@auklet/protocol';
import { ModuleLog } from '../comparisons/module-log.ts';
import { readComparisonOptions, type ComparisonOptions } from '../comparisons/comparison-options.ts';
import { watchLookups } from '../comparisons/watch-lookups.ts';
import { openRegistry, type InstrumentedModule } from '../hooks/index.ts';

/** Logs what the predicates of a module, and perhaps of those it depends on, compare while a test runs. */
class RemoteComparisons implements RemoteObserver {
  readonly #options: ComparisonOptions;
  #logs: readonly ModuleLog[] = [];
  #restore: () => void = () => {};

  constructor(options: ComparisonOptions) {
    this.#options = options;
  }

  beforeTestCase(): void {
    const module = this.#find();
    if (module === undefined) return;
    const main = new ModuleLog(module);
    this.#restore = watchLookups(main.hooks);
    this.#logs = [main, ...this.#dependencies().map((dependency) => new ModuleLog(dependency))];
  }

  beforeStatement(index: number): void {
    for (let i = 0; i < this.#logs.length; i++) (this.#logs[i] as ModuleLog).statement = index;
  }

  collect(): string | undefined {
    const logs = this.#logs;
    this.#logs = [];
    this.#restore();
    if (logs.length === 0) return undefined;
    const all: ComparisonDto[] = [];
    for (let i = 0; i < logs.length; i++) {
      const comparisons = (logs[i] as ModuleLog).close(i > 0);
      for (let j = 0; j < comparisons.length; j++) all[all.length] = comparisons[j] as ComparisonDto;
    }
    return JSON.stringify(all);
  }

  #find(): InstrumentedModule | undefined {
    const { modules } = openRegistry();
    return this.#options.module === undefined ? modules.values().next().value : modules.get(this.#options.module);
  }

  /** Those that have been evaluated. */
  #dependencies(): readonly InstrumentedModule[] {
    const { modules } = openRegistry();
    return (this.#options.dependencies ?? []).flatMap((name) => modules.get(name) ?? []);
  }
}

/** The remote half of `comparisons()`. */
const createRemoteComparisons: RemoteObserverFactory = (options: JsonValue | undefined) => new RemoteComparisons(readComparisonOptions(options));

export default createRemoteComparisons;
