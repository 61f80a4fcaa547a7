// Runs in the child: may import node builtins and protocol only.
import { type CompletionDto, describeThrown, type ObservationDto, type OutcomeDto, type RemoteObserver, type StatementDto, type TestContext, type ThrownDto } from '@auklet/protocol';

export interface NamedObserver {
  readonly name: string;
  readonly observer: RemoteObserver;
}

/** An observer failed at what the subject showed it. */
export class ObserverFailure {
  readonly observer: string;
  readonly error: ThrownDto;

  constructor(observer: string, thrown: unknown) {
    this.observer = observer;
    this.error = describeThrown(thrown);
  }
}

type Hook = Exclude<keyof RemoteObserver, 'collect'>;

/** The remote observers of a run, called one after another in the order of the request. */
export class ObserverHooks {
  readonly #observers: readonly NamedObserver[];
  readonly #beforeStatement: readonly NamedObserver[];
  readonly #afterStatement: readonly NamedObserver[];

  constructor(observers: readonly NamedObserver[]) {
    this.#observers = observers;
    this.#beforeStatement = having(observers, 'beforeStatement');
    this.#afterStatement = having(observers, 'afterStatement');
  }

  beforeLoad(): void {
    for (const { name, observer } of this.#observers) guarded(name, () => observer.beforeLoad?.());
  }

  afterLoad(): void {
    for (const { name, observer } of this.#observers) guarded(name, () => observer.afterLoad?.());
  }

  beforeTestCase(context: TestContext): void {
    for (const { name, observer } of this.#observers) guarded(name, () => observer.beforeTestCase?.(context));
  }

  afterTestCase(outcome: OutcomeDto, context: TestContext): void {
    for (const { name, observer } of this.#observers) guarded(name, () => observer.afterTestCase?.(outcome, context));
  }

  beforeStatement(index: number, statement: StatementDto, context: TestContext): void {
    for (const { name, observer } of this.#beforeStatement) guarded(name, () => observer.beforeStatement?.(index, statement, context));
  }

  get watchesCompletions(): boolean {
    return this.#afterStatement.length > 0;
  }

  afterStatement(index: number, completion: CompletionDto, context: TestContext): void {
    for (const { name, observer } of this.#afterStatement) guarded(name, () => observer.afterStatement?.(index, completion, context));
  }

  /** Every entry that can be had, even when an observer fails. */
  collect(): { readonly observations: Record<string, ObservationDto>; readonly failure: ObserverFailure | undefined } {
    const observations: Record<string, ObservationDto> = {};
    let failure: ObserverFailure | undefined;
    for (const { name, observer } of this.#observers) {
      try {
        const observation = observer.collect();
        if (observation !== undefined) observations[name] = observation;
      } catch (error) {
        failure ??= new ObserverFailure(name, error);
      }
    }
    return { observations, failure };
  }
}

function having(observers: readonly NamedObserver[], hook: Hook): NamedObserver[] {
  return observers.filter(({ observer }) => observer[hook] !== undefined);
}

function guarded(name: string, call: () => void): void {
  try {
    call();
  } catch (error) {
    throw new ObserverFailure(name, error);
  }
}
