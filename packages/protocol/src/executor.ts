import type { ExecutionResultDto, ObservationDto } from './execution.ts';
import type { OutcomeDto } from './outcome.ts';
import type { MimicDto } from './probe.ts';
import type { StatementDto, TestCaseDto } from './test-case.ts';

export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Where the remote half of an observer lives; the child imports `module` and calls its default export. */
export interface RemoteObserverReference {
  /** Key of this observer's entry in `ExecutionResultDto.observations`; unique within an executor. */
  readonly name: string;
  /** Absolute `file:` URL of a module whose default export is a `RemoteObserverFactory`. */
  readonly module: string;
  readonly options?: JsonValue;
}

/** The half of an observer that lives in the main process. */
export interface ExecutionObserver {
  readonly remote: RemoteObserverReference;
  /** Before a batch is sent. */
  beforeBatch?(testCases: readonly TestCaseDto[]): void;
  /** After a result has been validated; called in the order of the request. */
  receive?(result: ExecutionResultDto): void;
}

/** How a statement ended in the child. */
export type CompletionDto =
  | { readonly kind: 'value'; readonly value: unknown }
  | { readonly kind: 'thrown'; readonly error: unknown };

/** One call that the subject made to a synthesised function. */
export interface CallbackCall {
  /**
   * Path of the function inside the test case, joined by dots: the statement's index, then child positions.
   * A statement's children are its values in the order `args`, `thisArg`, `value`; a value's are its items,
   * properties or values in their order (the value of map entry `k` is child `2k + 1`, its key `2k`).
   */
  readonly path: string;
  readonly args: readonly unknown[];
  readonly thisValue: unknown;
}

/** What the remote half may look at while a test runs. Nothing here may be changed. */
export interface TestContext {
  readonly index: number;
  readonly testCase: TestCaseDto;
  /** The subject's namespace. */
  readonly namespace: Readonly<Record<string, unknown>>;
  /** `variables[i]` is what statement `i` bound, for every statement that completed. */
  readonly variables: readonly unknown[];
  readonly callbackCalls: readonly CallbackCall[];
  readonly timers: TimerUse;
  /** Made up so far, when the test case is a probe. */
  readonly mimics?: readonly MimicDto[];
}

/** How long real timers would keep a process that runs a test, in milliseconds. */
export interface TimerUse {
  /** Passed while something was awaited. */
  readonly awaitedMs: number;
  /** Until the last timer that the test left behind has run; `Infinity` when one repeats. */
  readonly pendingMs: number;
}

/**
 * The half of an observer that lives beside the subject. It talks to nobody:
 * its only way out is what `collect` returns, its own entry of the result.
 */
export interface RemoteObserver {
  /**
   * Before the overlaid modules are evaluated: once per process, or before each test with new module instances; then
   * `index` is the position of that test in its batch.
   */
  beforeLoad?(index?: number): void;
  /** After they were evaluated, or failed to be. The tests that follow share what this evaluation did. */
  afterLoad?(): void;
  beforeTestCase?(context: TestContext): void;
  beforeStatement?(index: number, statement: StatementDto, context: TestContext): void;
  afterStatement?(index: number, completion: CompletionDto, context: TestContext): void;
  afterTestCase?(outcome: OutcomeDto, context: TestContext): void;
  /** Called once at the end of each test; `undefined` leaves no entry. */
  collect(): ObservationDto | undefined;
}

export type RemoteObserverFactory = (options: JsonValue | undefined) => RemoteObserver;

export interface ExecuteOptions {
  readonly signal?: AbortSignal;
  /** Run where nothing has been executed before: in a new process or, in this process, against a new module instance. */
  readonly fresh?: boolean;
}

/**
 * Runs test cases against one subject. `executeMultiple` is the primitive: results arrive in the order
 * of the request, each as soon as it and all before it are there. The subject's misbehaviour is an
 * outcome; a rejected promise is an `AukletError` about the machinery.
 */
export interface Executor {
  execute(testCase: TestCaseDto, options?: ExecuteOptions): Promise<ExecutionResultDto>;
  executeMultiple(testCases: readonly TestCaseDto[], options?: ExecuteOptions): AsyncIterable<ExecutionResultDto>;
  /** Runs `run` with more observers; they are removed again however it ends. */
  withObservers<T>(observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
