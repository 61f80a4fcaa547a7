// Runs in the child, and in the main process in in-process mode: may import node builtins and protocol only.
import {
  AukletError,
  type DenialDto,
  describeThrown,
  type ExecutionResultDto,
  LOADING,
  type OutcomeDto,
  type Permission,
  PROTOCOL_VERSION,
  type RemoteObserver,
  type RemoteObserverFactory,
  type RemoteObserverReference,
  type SubjectDto,
  type TestCaseDto,
  type ThrownDto,
} from '@auklet/protocol';
import { Environment } from './environment/environment.ts';
import { exhaustedBudget } from './environment/interruptions.ts';
import { Patches } from './environment/patches.ts';
import { isPromise, tamperProofMap, then } from './environment/tamper-proof.ts';
import { type Namespace, SubjectLoader } from './loading/subject-loader.ts';
import { ObserverFailure, ObserverHooks } from './observer-hooks.ts';
import { TestRun } from './statements/test-run.ts';

export interface SessionOptions {
  readonly subject: SubjectDto;
  /** Each test gets new module instances. */
  readonly renew: boolean;
  /** Those that are there while the subject is loaded. */
  readonly observers: readonly RemoteObserverReference[];
  readonly seed: number;
  readonly epochMs: number;
  readonly timeZone: string;
  readonly allow: readonly Permission[];
  /** Environment variables that are passed on. */
  readonly env: Readonly<Record<string, string>>;
  /** Names of those that are not. */
  readonly withheld: readonly string[];
  readonly turns: number;
}

export type Mark = (statement: number) => void;

/** One subject with its observers in this process: loads it and runs test cases against it. */
export class Session {
  readonly environment: Environment;
  readonly #options: SessionOptions;
  readonly #loader: SubjectLoader;
  readonly #patches = new Patches();
  readonly #observers = tamperProofMap<string, RemoteObserver>();
  #namespace: Namespace = {};
  #loadOutcome: OutcomeDto | undefined;
  #loaded = false;

  /** @param onDenied hears at once what the subject tries and may not do */
  constructor(options: SessionOptions, onDenied: (denial: DenialDto) => void) {
    this.#options = options;
    this.environment = new Environment(options, onDenied);
    this.#loader = new SubjectLoader(options.subject);
  }

  /** Imports the remote halves of observers; those that are there already keep their state. */
  async observe(references: readonly RemoteObserverReference[]): Promise<ObserverHooks> {
    const named = [];
    for (const reference of references) named.push({ name: reference.name, observer: await this.#observer(reference) });
    return new ObserverHooks(named);
  }

  /** From here to `leave` the process belongs to the subject. */
  enter(): void {
    this.environment.install();
    this.#loader.install(this.#patches);
  }

  leave(): void {
    this.#patches.restore();
    this.environment.restore();
  }

  /** Loads the subject for the first time. */
  async load(): Promise<void> {
    if (this.#loaded) return;
    this.#loaded = true;
    const hooks = await this.observe(this.#options.observers);
    await this.#loader.prepare();
    if (this.#options.renew) return;
    await this.#renew(hooks);
    this.environment.leaks.remember();
  }

  /** Runs one test case; a promise only when something asynchronous is part of it. */
  runTest(testCase: TestCaseDto, index: number, hooks: ObserverHooks, mark?: Mark): ExecutionResultDto | Promise<ExecutionResultDto> {
    if (!this.#options.renew) return this.#run(testCase, index, hooks, mark);
    mark?.(LOADING);
    const renewed = this.#renew(hooks, index);
    return renewed === undefined ? this.#run(testCase, index, hooks, mark) : this.#runAfter(renewed, testCase, index, hooks, mark);
  }

  async #runAfter(renewed: Promise<void>, testCase: TestCaseDto, index: number, hooks: ObserverHooks, mark?: Mark): Promise<ExecutionResultDto> {
    await renewed;
    return await this.#run(testCase, index, hooks, mark);
  }

  #finish(run: TestRun, outcome: OutcomeDto, hooks: ObserverHooks): ExecutionResultDto {
    const last = run.testCase.statements.length - 1;
    let final = outcome;
    run.release();
    try {
      hooks.afterTestCase(outcome, run);
    } catch (error) {
      final = failedObserver(error, last);
    }
    const { observations, failure } = hooks.collect();
    if (failure !== undefined) final = failedObserver(failure, last);
    this.environment.leaks.sweep();
    return { version: PROTOCOL_VERSION, index: run.index, outcome: final, observations };
  }

  async #observer(reference: RemoteObserverReference): Promise<RemoteObserver> {
    const key = JSON.stringify([reference.name, reference.module, reference.options]);
    let observer = this.#observers.get(key);
    if (observer === undefined) {
      observer = await createObserver(reference);
      this.#observers.set(key, observer);
    }
    return observer;
  }

  #renew(hooks: ObserverHooks, index?: number): Promise<void> | undefined {
    this.environment.reset(LOADING);
    this.#loadOutcome = undefined;
    this.#namespace = {};
    hooks.beforeLoad(index);
    try {
      const loading = this.#loader.load();
      if (isPromise(loading) || this.environment.activity.started) return this.#finishLoading(loading, hooks);
      this.#namespace = loading;
      this.#loadOutcome = this.#troubleWhileLoading();
    } catch (error) {
      this.#loadOutcome = this.#failedToLoad(error);
    }
    hooks.afterLoad();
    return undefined;
  }

  async #finishLoading(loading: Namespace | Promise<Namespace>, hooks: ObserverHooks): Promise<void> {
    const { environment } = this;
    environment.activity.waiting = true;
    let over = false;
    const loaded = Promise.resolve(loading).then(
      (namespace) => void (this.#namespace = namespace),
      (error: unknown) => void (this.#loadOutcome = this.#failedToLoad(error)),
    );
    void loaded.then(() => (over = true));
    const ended = await environment.loop.untilLoaded(() => over || environment.interruptions.isPending, this.#options.turns);
    if (!ended) this.#loadOutcome = { kind: 'timed-out', statement: LOADING, budget: 'turns' };
    else await environment.loop.settle(this.#options.turns);
    environment.loop.calibrate();
    this.#loadOutcome ??= this.#troubleWhileLoading();
    hooks.afterLoad();
  }

  #failedToLoad(error: unknown): OutcomeDto {
    const interruption = this.#troubleWhileLoading();
    if (interruption !== undefined) return interruption;
    const budget = exhaustedBudget(error);
    return budget === undefined ? { kind: 'threw', statement: LOADING, error: describeLoadError(error) } : { kind: 'timed-out', statement: LOADING, budget };
  }

  #troubleWhileLoading(): OutcomeDto | undefined {
    const { interruptions, failure } = this.environment;
    if (interruptions.isPending) return interruptions.outcome(LOADING);
    return failure === undefined ? undefined : { kind: failure.kind, statement: LOADING, error: describeThrown(failure.thrown) };
  }

  #run(testCase: TestCaseDto, index: number, hooks: ObserverHooks, mark: Mark | undefined): ExecutionResultDto | Promise<ExecutionResultDto> {
    const { environment } = this;
    environment.reset(0);
    const run = new TestRun(testCase, index, this.#namespace, { environment, hooks, turns: this.#options.turns, mark });
    let outcome: OutcomeDto | Promise<OutcomeDto>;
    try {
      hooks.beforeTestCase(run);
      outcome = this.#loadOutcome ?? run.run();
    } catch (error) {
      outcome = failedObserver(error);
    }
    return isPromise(outcome) ? then(outcome, (settled) => this.#finish(run, settled, hooks)) : this.#finish(run, outcome, hooks);
  }
}

/** An error of the loader's thread arrives as an object that only looks like one. */
function describeLoadError(error: unknown): ThrownDto {
  const described = describeThrown(error);
  if (described.isError || !(error instanceof Error)) return described;
  const message: unknown = Object.getOwnPropertyDescriptor(error, 'message')?.value;
  return describeThrown(new Error(typeof message === 'string' ? message : ''));
}

function failedObserver(error: unknown, statement = 0): OutcomeDto {
  if (!(error instanceof ObserverFailure)) throw error;
  return { kind: 'not-serialisable', statement: Math.max(statement, 0), observer: error.observer, error: error.error };
}

async function importObserver({ name, module }: RemoteObserverReference): Promise<{ readonly default?: unknown }> {
  try {
    return (await import(module)) as { readonly default?: unknown };
  } catch (cause) {
    throw new AukletError('usage', `The observer "${name}" cannot be loaded from ${module}: ${describeThrown(cause).message}`, { cause });
  }
}

async function createObserver(reference: RemoteObserverReference): Promise<RemoteObserver> {
  const module = await importObserver(reference);
  if (typeof module.default !== 'function') throw new AukletError('usage', `The observer "${reference.name}" has no factory as default export: ${reference.module}`);
  try {
    return (module.default as RemoteObserverFactory)(reference.options);
  } catch (cause) {
    throw new AukletError('usage', `The observer "${reference.name}" cannot be made by ${reference.module}: ${describeThrown(cause).message}`, { cause });
  }
}
