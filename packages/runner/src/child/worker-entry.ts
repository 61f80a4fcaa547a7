// Runs in the child: may import node builtins and protocol only. The pool imports it; tasks come as messages.
import fs from 'node:fs';
import { AukletError, describeThrown, type ExecutionResultDto, isAukletError, LOADING, type RemoteObserverReference, type TestCaseDto } from '@auklet/protocol';
import { RecordWriter } from '../journal/record-writer.ts';
import { RecordKind } from '../journal/record.ts';
import { Integrity } from './environment/integrity.ts';
import { isPromise, NativePromise, parse } from './environment/tamper-proof.ts';
import type { ObserverHooks } from './observer-hooks.ts';
import { RequestReader } from './request-reader.ts';
import { RequestedTests } from './requested-tests.ts';
import { Session } from './session.ts';
import { FILES_VARIABLE, LOADED, type RunTask, SETUP_VARIABLE, type WorkerReply, type WorkerSetup } from './worker-protocol.ts';

// Captured before the subject and its guards come: named imports of built-in modules change with them.
const { closeSync, openSync, readFileSync, writeSync } = fs;
const reply = process.send?.bind(process) as (reply: WorkerReply) => void;
const setRealImmediate = setImmediate;
const endProcess = Reflect.get(process, 'reallyExit').bind(process) as (code: number) => never;
process.on('disconnect', () => {
  if (!process.connected) endProcess(0);
});

/** Results count as sound only once a check has followed them, so a crash makes at most this many be run again. */
const TESTS_PER_CHECK = 64;

class Worker {
  readonly #session: Session;
  readonly #observers: readonly RemoteObserverReference[];
  readonly #journal: number;
  readonly #requests: RequestReader;
  readonly #records = new RecordWriter();
  readonly #integrity = new Integrity();
  /** What runs, for what it is denied: batch 0 is loading. */
  #batch = 0;
  #index = LOADING;

  constructor(setup: WorkerSetup, files: string) {
    this.#session = new Session(setup, (denial) => this.#append(() => this.#records.denial(this.#batch, this.#index, denial)));
    this.#observers = setup.observers;
    this.#journal = openSync(`${files}/journal`, 'a');
    this.#requests = new RequestReader(`${files}/requests`);
  }

  /** @returns whether the process is tainted */
  async run(task: RunTask): Promise<boolean> {
    const hooks = await this.#session.observe(task.observers);
    const names = task.observers.map(({ name }) => name);
    const tests = new RequestedTests(this.#requests, task.start);
    const last = task.tests - 1;
    this.#append(() => this.#records.marker(task.batch, tests.index, LOADING));
    this.#batch = task.batch;
    for (let i = 0; i <= last; i++) {
      const { testCase, index } = tests;
      this.#index = index;
      const running = this.#runTest(task, testCase, index, hooks);
      const result = isPromise(running) ? await running : running;
      if (i < last) tests.advance();
      this.#append(() => {
        this.#writeResult(task.batch, result, names, testCase);
        if (i < last) this.#records.marker(task.batch, tests.index, LOADING);
      });
      if (!task.checkEachTest && i !== last && i % TESTS_PER_CHECK !== TESTS_PER_CHECK - 1) continue;
      this.#session.environment.reset(LOADING);
      if (this.#integrity.isBroken()) return true;
      this.#append(() => this.#records.event(RecordKind.sound, task.batch));
    }
    return false;
  }

  /** Loads the subject; never taints the process, since what is untampered is remembered only now. */
  async load(): Promise<false> {
    this.#append(() => this.#records.event(RecordKind.loading, 0));
    await this.#session.observe(this.#observers);
    this.#session.enter();
    await this.#session.load();
    this.#integrity.remember();
    this.#append(() => this.#records.event(RecordKind.loaded, 0));
    return false;
  }

  #runTest(task: RunTask, testCase: TestCaseDto, index: number, hooks: ObserverHooks): ExecutionResultDto | Promise<ExecutionResultDto> {
    if (!task.markStatements) return this.#session.runTest(testCase, index, hooks);
    return this.#session.runTest(testCase, index, hooks, (statement) => this.#append(() => this.#records.marker(task.batch, index, statement)));
  }

  #writeResult(batch: number, result: ExecutionResultDto, names: readonly string[], testCase: TestCaseDto): void {
    if (!this.#records.result(batch, result, names)) this.#records.result(batch, tooLarge(result, testCase), names);
  }

  #append(write: () => void): void {
    this.#records.clear();
    write();
    const { bytes } = this.#records;
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(this.#journal, bytes, written);
    } catch (error) {
      const { code = 'unknown' } = error as NodeJS.ErrnoException;
      throw new AukletError('infrastructure', `A child process cannot write down what it does (${code}); make room in its folder for temporary files.`);
    }
  }
}

function tooLarge(result: ExecutionResultDto, testCase: TestCaseDto): ExecutionResultDto {
  const [observer = ''] = Object.entries(result.observations).toSorted(([, a], [, b]) => b.length - a.length)[0] ?? [];
  const outcome = { kind: 'not-serialisable', statement: testCase.statements.length - 1, observer, error: describeThrown(new RangeError('The observation is too large.')) } as const;
  return { ...result, outcome, observations: {} };
}

/** Everything that the runtime itself prints, such as why it gave up, goes to a file that is read after a crash. */
function redirectOutput(files: string): void {
  closeSync(1);
  openSync('/dev/null', 'w');
  closeSync(2);
  openSync(`${files}/stderr`, 'a');
}

function createWorker(): Worker {
  const files = process.env[FILES_VARIABLE] as string;
  if (process.platform !== 'win32') redirectOutput(files);
  return new Worker(parse(readFileSync(process.env[SETUP_VARIABLE] as string, 'utf8')) as WorkerSetup, files);
}

const worker = createWorker();
const loading = worker.load();
let previous = answer(LOADED, () => loading);

process.on('message', (message: RunTask | undefined) => {
  if (typeof message?.batch === 'number') previous = take(message, previous);
});

/** What the pool looks for in a module; it is given no task of its own. */
export default function rest(): void {}

/** One task after another, although several may be sent ahead. */
async function take(task: RunTask, before: Promise<void>): Promise<void> {
  await before;
  await answer(task.batch, async () => {
    await loading;
    return await worker.run(task);
  });
}

async function answer(batch: number, work: () => Promise<boolean>): Promise<void> {
  try {
    reply({ batch, kind: (await work()) ? 'tainted' : 'done' });
  } catch (error) {
    reply({ batch, kind: isAukletError(error) ? 'refused' : 'broken', reason: (error as Error).message });
  }
  // What is sent must have left before a test runs, or it is taken for something that the test waits for.
  await new NativePromise((resolve) => setRealImmediate(resolve));
}
