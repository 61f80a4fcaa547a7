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

export interface Collection {
  readonly observations: Record<string, ObservationDto>;
  readonly failure: ObserverFailure | undefined;
}

/** The remote observers of a run, called one after another in the order of the request. */
export class ObserverHooks {
  readonly watchesCompletions: boolean;
  readonly #observers: readonly NamedObserver[];
  readonly #beforeStatement: readonly NamedObserver[];
  readonly #afterStatement: readonly NamedObserver[];

  constructor(observers: readonly NamedObserver[]) {
    this.#observers = observers;
    this.#beforeStatement = observers.filter(({ observer }) => observer.beforeStatement !== undefined);
    this.#afterStatement = observers.filter(({ observer }) => observer.afterStatement !== undefined);
    this.watchesCompletions = this.#afterStatement.length > 0;
  }

  beforeLoad(index?: number): void {
    tell(this.#observers, (observer) => observer.beforeLoad?.(index));
  }

  afterLoad(): void {
    tell(this.#observers, (observer) => observer.afterLoad?.());
  }

  beforeTestCase(context: TestContext): void {
    tell(this.#observers, (observer) => observer.beforeTestCase?.(context));
  }

  afterTestCase(outcome: OutcomeDto, context: TestContext): void {
    tell(this.#observers, (observer) => observer.afterTestCase?.(outcome, context));
  }

  beforeStatement(index: number, statement: StatementDto, context: TestContext): void {
    tell(this.#beforeStatement, (observer) => observer.beforeStatement?.(index, statement, context));
  }

  afterStatement(index: number, completion: CompletionDto, context: TestContext): void {
    tell(this.#afterStatement, (observer) => observer.afterStatement?.(index, completion, context));
  }

  /** Every entry that can be had, even when an observer fails. */
  collect(): Collection {
    const observations: Record<string, ObservationDto> = {};
    let failure: ObserverFailure | undefined;
    for (let i = 0; i < this.#observers.length; i++) {
      const { name, observer } = this.#observers[i] as NamedObserver;
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

/** @throws ObserverFailure */
function tell(observers: readonly NamedObserver[], call: (observer: RemoteObserver) => void): void {
  for (let i = 0; i < observers.length; i++) {
    const { name, observer } = observers[i] as NamedObserver;
    try {
      call(observer);
    } catch (error) {
      throw new ObserverFailure(name, error);
    }
  }
}
