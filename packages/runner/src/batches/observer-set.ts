import { AukletError, type ExecutionObserver, type ExecutionResultDto, type RemoteObserverReference, type TestCaseDto } from '@auklet/protocol';

/** The main halves of the observers of an executor. */
export class ObserverSet {
  readonly #observers: readonly ExecutionObserver[];

  /** @throws AukletError `usage` when two observers share a name */
  constructor(observers: readonly ExecutionObserver[]) {
    const names = new Set<string>();
    for (const { remote } of observers) {
      if (names.has(remote.name)) throw new AukletError('usage', `Two observers are called "${remote.name}". Give each its own name.`);
      names.add(remote.name);
    }
    this.#observers = observers;
  }

  with(more: readonly ExecutionObserver[]): ObserverSet {
    return new ObserverSet([...this.#observers, ...more]);
  }

  get references(): RemoteObserverReference[] {
    return this.#observers.map(({ remote }) => remote);
  }

  beforeBatch(testCases: readonly TestCaseDto[]): void {
    for (const observer of this.#observers) observer.beforeBatch?.(testCases);
  }

  /** Passes results on, each after its observers received it. */
  async *receiving(results: AsyncIterable<ExecutionResultDto>): AsyncGenerator<ExecutionResultDto, void, undefined> {
    for await (const result of results) {
      for (const observer of this.#observers) observer.receive?.(result);
      yield result;
    }
  }
}
