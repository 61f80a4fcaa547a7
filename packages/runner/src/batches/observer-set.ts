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

  receive(result: ExecutionResultDto): void {
    for (const observer of this.#observers) observer.receive?.(result);
  }
}
