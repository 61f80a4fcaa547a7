import { type ExecutionResultDto, type OutcomeDto, PROTOCOL_VERSION, type RemoteObserverReference, type TestCaseDto } from '@auklet/protocol';
import { ResultSequence } from '../batches/result-sequence.ts';
import { withDenials } from '../batches/with-denials.ts';
import { type Job, type JobEnd, type JobOwner, type JobReport, slice } from './job.ts';
import { now } from './real-time.ts';

/** Takes jobs; `urgent` ones before those that wait already. */
export interface JobQueue {
  add(jobs: readonly Job[], urgent?: boolean): void;
}

/** One batch on its way: what is still missing is asked for again until each test has its result. */
export class BatchRun implements JobOwner {
  readonly sequence: ResultSequence;
  readonly #queue: JobQueue;
  /** Time of the last death that is not overcome yet. */
  #diedAt: number | undefined;
  readonly #onRecovered: (recoveryMs: number) => void;

  constructor(length: number, queue: JobQueue, events: { readonly onRecovered: (recoveryMs: number) => void; readonly onOver: () => void }) {
    this.sequence = new ResultSequence(length, events.onOver);
    this.#queue = queue;
    this.#onRecovered = events.onRecovered;
  }

  get isOver(): boolean {
    return this.sequence.isOver;
  }

  fail(error: unknown): void {
    this.sequence.fail(error);
  }

  start(testCases: readonly TestCaseDto[], observers: readonly RemoteObserverReference[], testsPerJob: number, fresh: boolean): void {
    const jobs: Job[] = [];
    for (let first = 0; first < testCases.length; first += testsPerJob) {
      const part = testCases.slice(first, first + testsPerJob);
      // A test with a process of its own has no need to be run again to find out who ended it.
      const kind = fresh && part.length === 1 ? 'alone' : 'shared';
      jobs.push({ kind, testCases: part, indices: part.map((_, offset) => first + offset), observers, fresh, owner: this });
    }
    this.#queue.add(jobs);
  }

  answerAll(job: Job, outcome: OutcomeDto): void {
    for (const index of job.indices) this.sequence.put({ version: PROTOCOL_VERSION, index, outcome, observations: {} });
  }

  receive(job: Job, report: JobReport): void {
    if (job.kind === 'alone') this.#receiveAlone(job, report);
    else this.#receiveMany(job, report);
  }

  #receiveMany(job: Job, { results, sound, end }: JobReport): void {
    const total = job.testCases.length;
    // A careful process is checked after each test, so each of its results comes from an untampered one.
    const final = job.kind === 'careful' ? results.length : sound;
    for (const result of results.slice(0, final)) this.sequence.put(result);
    switch (end.kind) {
      case 'done':
        return;
      case 'not-started':
        return;
      case 'died':
        this.#diedAt ??= now();
        if (job.kind === 'careful' && sound < final) return this.#repeat(job, final, total);
        return this.#queue.add(nonEmpty(afterDeath(job, final, results.length)), true);
      case 'tainted':
        return this.#repeat(job, final, total);
    }
  }

  /** Runs some tests of a job again, each under observation. */
  #repeat(job: Job, start: number, end: number): void {
    this.#queue.add(nonEmpty([slice(job, start, end, { kind: 'careful', fresh: true })]), true);
  }

  /** A test that ends its process even when it has that process to itself. */
  #receiveAlone(job: Job, { results, end }: JobReport): void {
    const [result] = results;
    if (result !== undefined) this.sequence.put(result);
    else if (end.kind === 'died') this.#creditPrefix(job, end);
  }

  /** What the test did up to the fatal statement still counts: that part is run by itself. */
  #creditPrefix(job: Job, { outcome, denials }: Extract<JobEnd, { kind: 'died' }>): void {
    const [index] = job.indices as [number];
    const [testCase] = job.testCases as [TestCaseDto];
    const fatal = withDenials({ version: PROTOCOL_VERSION, index, outcome, observations: {} }, denials);
    const statement = 'statement' in outcome ? outcome.statement : 0;
    if (statement < 1) return this.sequence.put(fatal);
    const prefix = { ...testCase, statements: testCase.statements.slice(0, statement) };
    this.#queue.add([{ ...job, kind: 'shared', fresh: false, testCases: [prefix], owner: new PrefixOwner(this, fatal) }], true);
  }

  noteProgress(): void {
    if (this.#diedAt === undefined) return;
    this.#onRecovered(now() - this.#diedAt);
    this.#diedAt = undefined;
  }
}

/** Adds to the result of a fatal test what its harmless part let observe. */
class PrefixOwner implements JobOwner {
  readonly #run: BatchRun;
  readonly #fatal: ExecutionResultDto;

  constructor(run: BatchRun, fatal: ExecutionResultDto) {
    this.#run = run;
    this.#fatal = fatal;
  }

  get isOver(): boolean {
    return this.#run.isOver;
  }

  receive(_job: Job, { results }: JobReport): void {
    this.#run.sequence.put({ ...this.#fatal, observations: results[0]?.observations ?? {} });
  }

  noteProgress(): void {
    this.#run.noteProgress();
  }

  answerAll(): void {
    this.#run.sequence.put(this.#fatal);
  }

  fail(error: unknown): void {
    this.#run.fail(error);
  }
}

/** What has no sound result yet with the rest of the job, and the test that was running. */
function afterDeath(job: Job, final: number, guilty: number): Job[] {
  const isLeft = (_: unknown, position: number): boolean => position >= final && position !== guilty;
  const left = { ...job, testCases: job.testCases.filter(isLeft), indices: job.indices.filter(isLeft) };
  return [left, slice(job, guilty, guilty + 1, { kind: 'alone', fresh: true })];
}

function nonEmpty(jobs: readonly Job[]): Job[] {
  return jobs.filter(({ testCases }) => testCases.length > 0);
}
