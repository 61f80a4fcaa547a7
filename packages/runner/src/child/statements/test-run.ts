// Runs in the child: may import node builtins and protocol only.
import { types } from 'node:util';
import { type CallbackCall, type CompletionDto, describeThrown, type MimicDto, type OutcomeDto, type StatementDto, type TestCaseDto, type TestContext, type TimerUse } from '@auklet/protocol';
import type { Environment } from '../environment/environment.ts';
import { Patches } from '../environment/patches.ts';
import { apply, NativePromise } from '../environment/tamper-proof.ts';
import { exhaustedBudget, isInterrupted } from '../environment/interruptions.ts';
import { ObserverFailure, type ObserverHooks } from '../observer-hooks.ts';
import { Mimics } from '../mimics/mimics.ts';
import { buildValue } from './build-value.ts';
import { drainAsync, executeStatement } from './execute-statement.ts';

export interface TestSurroundings {
  readonly environment: Environment;
  readonly hooks: ObserverHooks;
  readonly turns: number;
  /** Called before each statement, when somebody wants to know how far a test came. */
  readonly mark?: ((statement: number) => void) | undefined;
}

const { isPromise } = types;
const { getPrototypeOf } = Object;
const promisePrototype = NativePromise.prototype;
const promiseThen = promisePrototype.then;
const ignore = (): void => undefined;

type AsynchronousStatement = Extract<StatementDto, { readonly kind: 'await' | 'advance' | 'iterate' }>;

/** One execution of a test case: synchronous for as long as the test case is. */
export class TestRun implements TestContext {
  readonly index: number;
  readonly testCase: TestCaseDto;
  readonly namespace: Readonly<Record<string, unknown>>;
  readonly variables: unknown[] = [];
  readonly callbackCalls: CallbackCall[] = [];
  /** Of a probe. */
  readonly probing: Mimics | undefined;
  readonly #patches = new Patches();
  readonly #surroundings: TestSurroundings;
  /** Milliseconds of the clock that passed while something was awaited. */
  #awaitedMs = 0;

  constructor(testCase: TestCaseDto, index: number, namespace: Readonly<Record<string, unknown>>, surroundings: TestSurroundings) {
    this.testCase = testCase;
    this.index = index;
    this.namespace = namespace;
    this.#surroundings = surroundings;
    if (testCase.probe !== undefined) this.probing = new Mimics(testCase.probe, (tree) => buildValue(tree, this, ''));
  }

  get mimics(): readonly MimicDto[] {
    return this.probing?.list ?? [];
  }

  /** Undoes what only a probe needs. */
  release(): void {
    this.#patches.restore();
  }

  get timers(): TimerUse {
    return { awaitedMs: this.#awaitedMs, pendingMs: this.#surroundings.environment.clock.pendingMs };
  }

  run(): OutcomeDto | Promise<OutcomeDto> {
    this.probing?.install(this.#patches);
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
    for (let index = first; index < statements.length; index++) {
      const statement = statements[index] as StatementDto;
      const outcome = isAsynchronous(statement) ? await this.#stepAsynchronously(index, statement) : this.#step(index, statement);
      if (outcome !== undefined) return await this.#settled(outcome);
    }
    return await this.#settled({ kind: 'returned' });
  }

  /** Lets what the test started come to an end, so that no later test is blamed for it. */
  #settled(outcome: OutcomeDto): OutcomeDto | Promise<OutcomeDto> {
    return this.#surroundings.environment.activity.started ? this.#settle(outcome) : outcome;
  }

  async #settle(outcome: OutcomeDto): Promise<OutcomeDto> {
    const { environment, turns, mark } = this.#surroundings;
    mark?.(environment.activity.firstStatement);
    environment.activity.waiting = true;
    await environment.loop.settle(turns);
    return outcome.kind === 'returned' ? (this.#lateTrouble() ?? outcome) : outcome;
  }

  #step(index: number, statement: StatementDto): OutcomeDto | undefined {
    const { environment, hooks } = this.#surroundings;
    try {
      this.#before(index, statement);
      let value: unknown;
      try {
        value = executeStatement(statement as Parameters<typeof executeStatement>[0], index, this);
      } catch (error) {
        if (environment.loop.worksOutside) environment.activity.start();
        return this.#thrown(index, error);
      }
      this.variables[index] = value;
      handOver(value);
      if (hooks.watchesCompletions) hooks.afterStatement(index, { kind: 'value', value }, this);
    } catch (error) {
      return observerOutcome(index, error);
    }
    if (environment.loop.worksOutside) environment.activity.start();
    return environment.interruptions.outcome(index);
  }

  async #stepAsynchronously(index: number, statement: AsynchronousStatement): Promise<OutcomeDto | undefined> {
    const { environment, hooks } = this.#surroundings;
    try {
      this.#before(index, statement);
      const completion = await this.#complete(statement);
      environment.activity.waiting = false;
      const trouble = this.#lateTrouble();
      if (trouble !== undefined) return trouble;
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
    const { environment, turns } = this.#surroundings;
    switch (statement.kind) {
      case 'advance': {
        environment.activity.waiting = true;
        await environment.loop.turn();
        const advanced = await environment.loop.advance(statement.milliseconds === 'all' ? Infinity : statement.milliseconds, turns);
        return advanced ? { kind: 'value', value: undefined } : undefined;
      }
      case 'await':
        return await this.#completionOf(this.variables[statement.statement]);
      case 'iterate':
        return await this.#completionOf(drainAsync(this.variables[statement.statement] as AsyncIterable<unknown>, statement.limit));
    }
  }

  async #completionOf(awaited: unknown): Promise<CompletionDto | undefined> {
    const { environment, turns } = this.#surroundings;
    const { interruptions, activity, loop, clock } = environment;
    const started = clock.now;
    let completion: CompletionDto | undefined;
    const wait = async (): Promise<void> => {
      try {
        completion = { kind: 'value', value: await awaited };
      } catch (error) {
        completion = { kind: 'thrown', error };
      }
    };
    void wait();
    activity.waiting = true;
    await loop.until(() => completion !== undefined || environment.failure !== undefined || interruptions.isPending, turns);
    this.#awaitedMs += clock.now - started;
    return completion;
  }

  #thrown(index: number, error: unknown): OutcomeDto {
    const { environment, hooks } = this.#surroundings;
    if (hooks.watchesCompletions && !isInterrupted(error)) hooks.afterStatement(index, { kind: 'thrown', error }, this);
    const interruption = environment.interruptions.outcome(index);
    if (interruption !== undefined) return interruption;
    const budget = exhaustedBudget(error);
    return budget === undefined ? { kind: 'threw', statement: index, error: describeThrown(error) } : { kind: 'timed-out', statement: index, budget };
  }

  /** What happened in callbacks since the statement on whose behalf they ran. */
  #lateTrouble(): OutcomeDto | undefined {
    const { failure, interruptions, activity } = this.#surroundings.environment;
    const interruption = interruptions.outcome(failure?.statement ?? activity.statement);
    if (interruption !== undefined || failure === undefined) return interruption;
    const { kind, statement, thrown } = failure;
    const budget = exhaustedBudget(thrown);
    return budget === undefined ? { kind, statement, error: describeThrown(thrown) } : { kind: 'timed-out', statement, budget };
  }
}

/** A promise that a statement returned is the test's to handle, whether or not it does. */
function handOver(value: unknown): void {
  if (isPromise(value) && getPrototypeOf(value) === promisePrototype) void apply(promiseThen, value, [undefined, ignore]);
}

function isAsynchronous(statement: StatementDto): statement is AsynchronousStatement {
  return statement.kind === 'await' || statement.kind === 'advance' || (statement.kind === 'iterate' && statement.async === true);
}

function observerOutcome(statement: number, error: unknown): OutcomeDto {
  if (!(error instanceof ObserverFailure)) throw error;
  return { kind: 'not-serialisable', statement, observer: error.observer, error: error.error };
}
