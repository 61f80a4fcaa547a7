// Runs in the child: may import node builtins and protocol only.
import { BUDGET_EXHAUSTED, encodeTrace, type JsonValue, type RemoteObserver, type RemoteObserverFactory } from '@auklet/protocol';
import { openRegistry, type InstrumentationRegistry, type InstrumentedModule } from '../hooks/index.ts';
import { UnheardHooks } from '../hooks/unheard-hooks.ts';
import { readTracerOptions, type TracerOptions } from '../tracer-options.ts';
import { unwatchedMap } from '../unwatched-map.ts';
import { Recorder } from './recorder.ts';

const unheard = new UnheardHooks();

/** Records what the traced module does, one trace per test. */
class RemoteTracer implements RemoteObserver {
  readonly #registry: InstrumentationRegistry = openRegistry();
  readonly #recorders = unwatchedMap<string, Recorder>();
  readonly #options: TracerOptions;
  #isTesting = false;

  constructor(options: TracerOptions) {
    this.#options = options;
    this.#registry.exhausted = exhaustSteps;
    this.#registry.steps[0] = this.#options.loadSteps;
    this.#registry.attached = (module) => this.#attach(module);
    this.#attachAll();
  }

  beforeLoad(): void {
    for (const recorder of this.#recorders.values()) recorder.forget();
    this.#registry.steps[0] = this.#options.loadSteps;
  }

  afterLoad(): void {
    for (const recorder of this.#recorders.values()) recorder.keepLoad();
  }

  beforeTestCase(): void {
    this.#attachAll();
    this.afterLoad();
    for (const recorder of this.#recorders.values()) {
      recorder.listen();
      recorder.restart();
    }
    this.#registry.exhausted = exhaustSteps;
    this.#isTesting = true;
    this.#registry.steps[0] = this.#options.steps;
    this.#registry.steps[1] = 0;
  }

  collect(): Uint8Array | undefined {
    this.#isTesting = false;
    this.#registry.steps[0] = this.#options.loadSteps;
    const recorder = this.#traced();
    return recorder === undefined ? undefined : encodeTrace(recorder.trace());
  }

  #traced(): Recorder | undefined {
    if (this.#options.module !== undefined) return this.#recorders.get(this.#options.module);
    return this.#recorders.values().next().value;
  }

  /** Modules that were evaluated before this tracer came, or while another one listened. */
  #attachAll(): void {
    for (const module of this.#registry.modules.values()) if (!this.#recorders.has(module.key)) this.#attach(module);
  }

  /** A module that a test loads is credited to that test alone. */
  #attach(module: InstrumentedModule): void {
    if (this.#options.module !== undefined && this.#options.module !== module.key) {
      module.hooks ??= unheard;
      return;
    }
    const recorder = new Recorder(module, this.#registry.steps);
    if (this.#isTesting) recorder.keepLoad();
    recorder.listen();
    this.#recorders.set(module.key, recorder);
  }
}

function exhaustSteps(): never {
  (globalThis as Record<symbol, unknown>)[BUDGET_EXHAUSTED] = 'steps';
  const error = new Error('The step budget of this test is exhausted.');
  Object.defineProperty(error, BUDGET_EXHAUSTED, { value: 'steps' });
  throw error;
}

/** The remote half of `tracer()`. */
const createRemoteTracer: RemoteObserverFactory = (options: JsonValue | undefined) => new RemoteTracer(readTracerOptions(options));

export default createRemoteTracer;
