// Runs in the child: may import node builtins and protocol only.
import type { JsonValue, RemoteObserver, RemoteObserverFactory, TestContext } from '@auklet/protocol';
import { type MutantSwitch, SWITCH_KEY } from '../switch-registry.ts';

/** Makes one mutant active for each test of a batch, and notes which mutants the test and the loading before it reach. */
class RemoteMutantSwitch implements RemoteObserver {
  /** Per test the active mutant; 0 for the original. */
  readonly #active: readonly number[];
  #current = 0;
  readonly #reached = new Set<number>();

  constructor(active: readonly number[]) {
    this.#active = active;
  }

  beforeLoad(index = 0): void {
    this.#reached.clear();
    this.#activate(index);
  }

  beforeTestCase({ index }: TestContext): void {
    this.#activate(index);
  }

  afterTestCase(): void {
    this.#current = 0;
  }

  collect(): string {
    const reached = [...this.#reached];
    return reached.sort((a, b) => a - b).join(' ');
  }

  #activate(index: number): void {
    this.#current = this.#active[index] ?? 0;
    const isActive: MutantSwitch = (id) => {
      this.#reached.add(id);
      return id === this.#current;
    };
    Object.defineProperty(globalThis, Symbol.for(SWITCH_KEY), { value: isActive, configurable: true, writable: true });
  }
}

/** The remote half of `mutantSwitch()`. */
const createRemoteMutantSwitch: RemoteObserverFactory = (options: JsonValue | undefined) => new RemoteMutantSwitch(options as readonly number[]);

export default createRemoteMutantSwitch;
