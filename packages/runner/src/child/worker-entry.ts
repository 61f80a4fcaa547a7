// Runs in the child: may import node builtins and protocol only. Tinypool calls the default export.
import fs from 'node:fs';
import { AukletError, describeThrown, type ExecutionResultDto, isAukletError, LOADING, type RemoteObserverReference, type TestCaseDto } from '@auklet/protocol';
import { RecordWriter } from '../journal/record-writer.ts';
import { RecordKind } from '../journal/record.ts';
import { Integrity } from './environment/integrity.ts';
import { isPromise, NativePromise, parse } from './environment/tamper-proof.ts';
import type { ObserverHooks } from './observer-hooks.ts';
import { Session } from './session.ts';
import { FILES_VARIABLE, type RunRequest, SETUP_VARIABLE, type WorkerReply, type WorkerSetup, type WorkerTask } from './worker-protocol.ts';

// Captured before the subject and its guards come: named imports of built-in modules change with them.
const { closeSync, openSync, readFileSync, readSync, writeSync } = fs;
const allocate = Buffer.allocUnsafe;
const endProcess = Reflect.get(process, 'reallyExit').bind(process) as (code: number) => never;
process.on('disconnect', () => {
  if (!process.connected) endProcess(0);
});

type RunTask = Extract<WorkerTask, { readonly kind: 'run' }>;

/** Results count as sound only once a check has followed them, so a crash makes at most this many be run again. */
const TESTS_PER_CHECK = 64;

class Worker {
  readonly #session: Session;
  readonly #observers: readonly RemoteObserverReference[];
  readonly #journal: number;
  readonly #requests: number;
  readonly #records = new RecordWriter();
  readonly #integrity = new Integrity();
  /** What runs, for what it is denied: batch 0 is loading. */
  #batch = 0;
  #index = LOADING;
  #started: Promise<void> | undefined;

  constructor(setup: WorkerSetup, files: string) {
    this.#session = new Session(setup, (denial) => this.#append(() => this.#records.denial(this.#batch, this.#index, denial)));
    this.#observers = setup.observers;
    this.#journal = openSync(`${files}/journal`, 'a');
    this.#requests = openSync(`${files}/requests`, 'r');
  }

  /** Loads the subject, once. */
  start(): Promise<void> {
    this.#started ??= this.#load();
    return this.#started;
  }

  async run(task: RunTask): Promise<boolean> {
    const request = this.#read(task.request);
    const hooks = await this.#session.observe(request.observers);
    const names = request.observers.map(({ name }) => name);
    const { testCases, indices } = request;
    const last = testCases.length - 1;
    this.#append(() => this.#records.marker(task.batch, indices[0] as number, LOADING));
    this.#batch = task.batch;
    for (let i = 0; i <= last; i++) {
      this.#index = indices[i] as number;
      const running = this.#runTest(task, testCases[i] as TestCaseDto, indices[i] as number, hooks);
      const result = isPromise(running) ? await running : running;
      this.#append(() => {
        this.#writeResult(task.batch, result, names, testCases[i] as TestCaseDto);
        if (i < last) this.#records.marker(task.batch, indices[i + 1] as number, LOADING);
      });
      if (!task.checkEachTest && i !== last && i % TESTS_PER_CHECK !== TESTS_PER_CHECK - 1) continue;
      this.#session.environment.reset(LOADING);
      if (this.#integrity.isBroken()) return true;
      this.#append(() => this.#records.event(RecordKind.sound, task.batch));
    }
    return false;
  }

  #read({ start, bytes }: RunTask['request']): RunRequest {
    const buffer = allocate(bytes);
    for (let read = 0; read < bytes; ) {
      const count = readSync(this.#requests, buffer, read, bytes - read, start + read);
      if (count === 0) throw new AukletError('infrastructure', 'A request is shorter than announced.');
      read += count;
    }
    return parse(buffer.toString()) as RunRequest;
  }

  async #load(): Promise<void> {
    this.#append(() => this.#records.event(RecordKind.loading, 0));
    await this.#session.observe(this.#observers);
    this.#session.enter();
    await this.#session.load();
    this.#integrity.remember();
    this.#append(() => this.#records.event(RecordKind.loaded, 0));
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
let previous: Promise<void> = NativePromise.resolve();

/** One task after another, although several may be sent ahead. */
export default async function handle(task: WorkerTask): Promise<WorkerReply> {
  const before = previous;
  let finish: () => void = () => undefined;
  previous = new NativePromise((resolve) => (finish = resolve));
  await before;
  try {
    await worker.start();
    return { tainted: task.kind === 'run' && (await worker.run(task)) };
  } catch (error) {
    if (isAukletError(error)) return { tainted: false, refusal: error.message };
    throw error;
  } finally {
    finish();
  }
}
