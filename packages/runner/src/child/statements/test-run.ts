// Runs in the child: may import node builtins and protocol only.
import { type CallbackCall, type CompletionDto, describeThrown, type OutcomeDto, type StatementDto, type TestCaseDto, type TestContext } from '@auklet/protocol';
import type { Environment } from '../environment/environment.ts';
import { NativePromise, then } from '../environment/tamper-proof.ts';
import { at, exhaustedBudget, isInterrupted } from '../environment/interruptions.ts';
import { ObserverFailure, type ObserverHooks } from '../observer-hooks.ts';
import { drainAsync, executeStatement } from './execute-statement.ts';

export interface TestSurroundings {
  readonly environment: Environment;
  readonly hooks: ObserverHooks;
  readonly turns: number;
  /** Called before each statement, when somebody wants to know how far a test came. */
  readonly mark?: ((statement: number) => void) | undefined;
}

type AsynchronousStatement = Extract<StatementDto, { readonly kind: 'await' | 'advance' | 'iterate' }>;

/** One execution of a test case: synchronous for as long as the test case is. */
export class TestRun implements TestContext {
  readonly index: number;
  readonly testCase: TestCaseDto;
  readonly namespace: Readonly<Record<string, unknown>>;
  readonly variables: unknown[] = [];
  readonly callbackCalls: CallbackCall[] = [];
  readonly #surroundings: TestSurroundings;

  constructor(testCase: TestCaseDto, index: number, namespace: Readonly<Record<string, unknown>>, surroundings: TestSurroundings) {
    this.testCase = testCase;
    this.index = index;
    this.namespace = namespace;
    this.#surroundings = surroundings;
  }

  run(): OutcomeDto | Promise<OutcomeDto> {
    const { statements } = this.testCase;
    for (let index = 0; index < statements.length; index++) {
      const statement = statements[index] as StatementDto;
      if (isAsynchronous(statement)) return this.#runAsynchronously(index);
      const outcome = this.#step(index, statement);
      if (outcome !== undefined) return this.#settled(outcome);
    }
    return this.#settled({ kind: 'returned' });
  }

  async #runAsynchronously(first: number): Promise<OutcomeDto> {
    const { statements } = this.testCase;
    this.#surroundings.environment.activity.turnAsynchronous();
    for (let index = first; index < statements.length; index++) {
      const statement = statements[index] as StatementDto;
      const outcome = isAsynchronous(statement) ? await this.#stepAsynchronously(index, statement) : this.#step(index, statement);
      if (outcome !== undefined) return this.#settled(outcome);
    }
    return this.#settled({ kind: 'returned' });
  }

  /** Lets what the test started come to an end, so that no later test is blamed for it. */
  #settled(outcome: OutcomeDto): OutcomeDto | Promise<OutcomeDto> {
    return this.#surroundings.environment.activity.started ? this.#settle(outcome) : outcome;
  }

  async #settle(outcome: OutcomeDto): Promise<OutcomeDto> {
    const { environment, turns } = this.#surroundings;
    environment.activity.turnAsynchronous();
    await environment.loop.settle(turns);
    if (outcome.kind !== 'returned') return outcome;
    return this.#interruption(environment.activity.statement) ?? this.#asynchronousFailure() ?? outcome;
  }

  #step(index: number, statement: StatementDto): OutcomeDto | undefined {
    const { environment, hooks } = this.#surroundings;
    try {
      this.#before(index, statement);
      let value: unknown;
      try {
        value = executeStatement(statement as Parameters<typeof executeStatement>[0], index, this);
      } catch (error) {
        return this.#thrown(index, error);
      }
      this.variables[index] = value;
      if (hooks.watchesCompletions) hooks.afterStatement(index, { kind: 'value', value }, this);
    } catch (error) {
      return observerOutcome(index, error);
    }
    return environment.interruptions.pending === undefined ? undefined : this.#interruption(index);
  }

  async #stepAsynchronously(index: number, statement: AsynchronousStatement): Promise<OutcomeDto | undefined> {
    const { hooks } = this.#surroundings;
    try {
      this.#before(index, statement);
      const completion = await this.#complete(statement);
      const late = this.#interruption(index) ?? this.#asynchronousFailure();
      if (late !== undefined) return late;
      if (completion === undefined) return { kind: 'timed-out', statement: index, budget: 'turns' };
      if (completion.kind === 'thrown') return this.#thrown(index, completion.error);
      this.variables[index] = completion.value;
      if (hooks.watchesCompletions) hooks.afterStatement(index, completion, this);
      return undefined;
    } catch (error) {
      return observerOutcome(index, error);
    }
  }

  #before(index: number, statement: StatementDto): void {
    const { environment, hooks, mark } = this.#surroundings;
    environment.activity.statement = index;
    mark?.(index);
    hooks.beforeStatement(index, statement, this);
  }

  /** `undefined` when there is no end to it. */
  async #complete(statement: AsynchronousStatement): Promise<CompletionDto | undefined> {
    const { loop } = this.#surroundings.environment;
    const { turns } = this.#surroundings;
    switch (statement.kind) {
      case 'advance': {
        await loop.turn();
        const advanced = await loop.advance(statement.milliseconds === 'all' ? Infinity : statement.milliseconds, turns);
        return advanced ? { kind: 'value', value: undefined } : undefined;
      }
      case 'await':
        return this.#completionOf(this.variables[statement.statement]);
      case 'iterate':
        return this.#completionOf(drainAsync(this.variables[statement.statement] as AsyncIterable<unknown>, statement.limit));
    }
  }

  async #completionOf(awaited: unknown): Promise<CompletionDto | undefined> {
    const { environment, turns } = this.#surroundings;
    let completion: CompletionDto | undefined;
    const promise = new NativePromise((resolve) => resolve(awaited));
    const settled = (kind: 'value' | 'thrown') => (value: unknown) => {
      completion = kind === 'value' ? { kind, value } : { kind, error: value };
    };
    void then(promise, settled('value'), settled('thrown'));
    const over = (): boolean => completion !== undefined || environment.failure !== undefined || environment.interruptions.pending !== undefined;
    await environment.loop.until(over, turns);
    return completion;
  }

  #thrown(index: number, error: unknown): OutcomeDto {
    const { hooks } = this.#surroundings;
    if (hooks.watchesCompletions && !isInterrupted(error)) hooks.afterStatement(index, { kind: 'thrown', error }, this);
    const budget = exhaustedBudget(error);
    const interruption = this.#interruption(index);
    if (interruption !== undefined) return interruption;
    if (budget !== undefined) return { kind: 'timed-out', statement: index, budget };
    return { kind: 'threw', statement: index, error: describeThrown(error) };
  }

  #interruption(statement: number): OutcomeDto | undefined {
    const pending = this.#surroundings.environment.interruptions.pending;
    return pending === undefined ? undefined : at(statement, pending);
  }

  #asynchronousFailure(): OutcomeDto | undefined {
    const { failure } = this.#surroundings.environment;
    if (failure === undefined) return undefined;
    const { kind, statement, thrown } = failure;
    const budget = exhaustedBudget(thrown);
    return budget === undefined ? { kind, statement, error: describeThrown(thrown) } : { kind: 'timed-out', statement, budget };
  }
}

function isAsynchronous(statement: StatementDto): statement is AsynchronousStatement {
  return statement.kind === 'await' || statement.kind === 'advance' || (statement.kind === 'iterate' && statement.async === true);
}

function observerOutcome(statement: number, error: unknown): OutcomeDto {
  if (!(error instanceof ObserverFailure)) throw error;
  return { kind: 'not-serialisable', statement, observer: error.observer, error: error.error };
}
