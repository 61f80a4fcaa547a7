import type { ExecutionResultDto, Executor, ExecutionObserver, TestCaseDto } from '@auklet/protocol';
import { createInProcessExecutor } from '@auklet/runner';
import { traceOf, tracer } from '@auklet/tracer';
import type { ModuleJob } from '../../packages/generator/src/module-job.ts';
import { ExecutorFactory } from '../../packages/generator/src/executors/executor-factory.ts';
import { parseGenerateOptions } from '../../packages/generator/src/options/generate-options.ts';
import { OutputFiles } from '../../packages/generator/src/results/output-files.ts';
import { type PreparedModule, prepareModule } from '../../packages/generator/src/steps/1-prepare-module.ts';
import { exploreExports } from '../../packages/generator/src/steps/2-explore-exports.ts';
import { searchTests } from '../../packages/generator/src/steps/3-search-tests.ts';

/** Runs the search on one module with one seed after the other. */
export interface GuardRuns {
  /** Executions until the branch was reached, whatever they were for; `null` when they ran out. */
  executionsUntilReached(seed: number): Promise<number | null>;
  close(): Promise<void>;
}

/** @param options as the CLI takes them, beside seed and targets */
export async function openGuard(file: string, options: { readonly maxExecutions: number; readonly without: readonly string[] }): Promise<GuardRuns> {
  const prepared = await prepareModule(file);
  const executor = createInProcessExecutor({ subject: prepared.subject, observers: [tracer({ module: file })] });
  return {
    executionsUntilReached: async (seed) => {
      const counter = new ReachCounter(executor, targetStatement(prepared));
      const job = jobFor(file, { ...options, seed }, counter.signal);
      await searchTests(prepared, await exploreExports(prepared, null, counter), [], counter, job);
      return counter.reachedAfter;
    },
    close: () => executor.close(),
  };
}

/** The statement that is the line with `'reached'` in it. */
function targetStatement({ description, source }: PreparedModule): number {
  const line = 1 + source.source.split('\n').findIndex((text) => text.includes("'reached'"));
  return description.statements.findLastIndex(({ location }) => location.start.line === line);
}

function jobFor(file: string, input: { readonly seed: number; readonly maxExecutions: number; readonly without: readonly string[] }, signal: AbortSignal): ModuleJob {
  const options = parseGenerateOptions({ targets: [file], framework: 'node', ...input });
  const target = { file, label: file, exportName: null, lines: null, base: file };
  return { target, options, executors: new ExecutorFactory(options), outputs: new OutputFiles('.', { writes: false }), statistics: null, cwd: '.', version: '0', onEvent: () => {}, signal };
}

interface Count {
  executions: number;
  reachedAfter: number | null;
}

/** Counts executions up to the first that begins a statement, and then asks to stop. */
class ReachCounter implements Executor {
  readonly #inner: Executor;
  readonly #statement: number;
  readonly #count: Count;
  readonly #controller: AbortController;

  constructor(inner: Executor, statement: number, count: Count = { executions: 0, reachedAfter: null }, controller: AbortController = new AbortController()) {
    this.#inner = inner;
    this.#statement = statement;
    this.#count = count;
    this.#controller = controller;
  }

  get reachedAfter(): number | null {
    return this.#count.reachedAfter;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  async execute(testCase: TestCaseDto): Promise<ExecutionResultDto> {
    return this.#counted(await this.#inner.execute(testCase));
  }

  async *executeMultiple(testCases: readonly TestCaseDto[]): AsyncGenerator<ExecutionResultDto, void> {
    for await (const result of this.#inner.executeMultiple(testCases)) yield this.#counted(result);
  }

  withObservers<T>(observers: readonly ExecutionObserver[], run: (executor: Executor) => Promise<T>): Promise<T> {
    return this.#inner.withObservers(observers, (inner) => run(new ReachCounter(inner, this.#statement, this.#count, this.#controller)));
  }

  close(): Promise<void> {
    return this.#inner.close();
  }

  #counted(result: ExecutionResultDto): ExecutionResultDto {
    this.#count.executions += 1;
    if (this.#count.reachedAfter === null && traceOf(result).statements.includes(this.#statement)) {
      this.#count.reachedAfter = this.#count.executions;
      this.#controller.abort();
    }
    return result;
  }
}
