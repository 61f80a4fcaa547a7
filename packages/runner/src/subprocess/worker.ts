import { AukletError, type DenialDto, type ExecutionResultDto, isAukletError, LOADING, type OutcomeDto } from '@auklet/protocol';
import { withDenials } from '../batches/with-denials.ts';
import type { RequestPart, WorkerReply } from '../child/worker-protocol.ts';
import type { JournalRecord } from '../journal/record-reader.ts';
import { outcomeOfDeath } from './death.ts';
import type { Job, JobEnd, JobReport } from './job.ts';
import { startTimeout } from './real-time.ts';
import type { WorkerPlace } from './worker-process.ts';
import { WorkerProcess } from './worker-process.ts';

/** A journal that has grown beyond this is started again when nothing in it is waited for. */
const JOURNAL_BYTES = 16 * 1024 * 1024;
const READ_AHEAD_MS = 2;
/** They take a process longer than it takes to write down all others. */
const FIRST_TESTS = 4;

interface Flight {
  readonly batch: number;
  readonly job: Job;
  readonly names: readonly string[];
  readonly results: ExecutionResultDto[];
  sound: number;
  /** What the test after the last result was denied so far. */
  denials: DenialDto[];
  /** Of the last marker, if the test it announced has no result yet. */
  running: { readonly index: number; readonly statement: number } | undefined;
}

/** A worker process with the jobs that it was given, and what its journal says about them. */
export class Worker {
  readonly process: WorkerProcess;
  testsRun = 0;
  /** Bytes, when the watchdog looked last. */
  residentMemory = 0;
  tainted = false;
  dead = false;
  /** Whether the subject was loaded, successfully or not, without losing the process. */
  ready = false;
  /** Whether the process is loading the subject, as its journal says; undefined before it began. */
  loading: boolean | undefined;
  /** Resolves when the process is ready, or dead. */
  readonly started: Promise<void>;
  readonly #flights: Flight[] = [];
  readonly #onDenied: (denial: DenialDto) => void;
  readonly #deniedLoading: DenialDto[] = [];
  #batches = 0;
  #disposal: Promise<void> | undefined;
  #reading: NodeJS.Timeout | undefined;

  constructor(place: WorkerPlace, serial: number, onDenied: (denial: DenialDto) => void) {
    this.#onDenied = onDenied;
    this.process = new WorkerProcess(place, serial);
    this.started = this.process.ready.then(
      ({ kind }) => void (this.ready = kind === 'done'),
      () => this.#die(),
    );
  }

  get inFlight(): number {
    return this.#flights.length;
  }

  get jobs(): readonly Job[] {
    return this.#flights.map(({ job }) => job);
  }

  /** The job that the process is at, given that it works in order. */
  get currentJob(): Job | undefined {
    return this.#flights[0]?.job;
  }

  async run(job: Job): Promise<JobReport> {
    const flight: Flight = { batch: ++this.#batches, job, names: job.observers.map(({ name }) => name), results: [], sound: 0, denials: [], running: undefined };
    if (this.#flights.length === 0 && this.process.journal.size > JOURNAL_BYTES) this.process.rewind();
    this.#flights.push(flight);
    this.testsRun += job.testCases.length;
    try {
      const running = this.#send(flight);
      this.#readAhead();
      return this.#completed(flight, await running);
    } catch (error) {
      if (isAukletError(error)) throw error;
      return this.#interrupted(flight);
    } finally {
      this.#flights.splice(this.#flights.indexOf(flight), 1);
    }
  }

  /** Announces the tests when the first few are written: the process is at work on them while the rest follows. */
  #send({ batch, job }: Flight): Promise<WorkerReply> {
    const { requests } = this.process;
    const { observers, testCases, kind } = job;
    const task = { batch, start: requests.end, tests: testCases.length, observers, markStatements: kind === 'alone', checkEachTest: kind === 'careful' };
    requests.append(partText(job, 0, FIRST_TESTS));
    const running = this.process.run(task);
    if (testCases.length <= FIRST_TESTS) return running;
    try {
      requests.append(partText(job, FIRST_TESTS, testCases.length));
    } catch (error) {
      this.process.kill({ kind: 'abandoned' });
      running.catch(() => undefined);
      throw error;
    }
    return running;
  }

  /** What to say about a process that died while it loaded the subject. */
  get loadOutcome(): OutcomeDto {
    return outcomeOfDeath(this.process.cause, LOADING, this.process.lastWords);
  }

  /** Reads while the process works, so that little is left to read when it is done. */
  #readAhead(): void {
    this.#reading ??= startTimeout(() => {
      this.#reading = undefined;
      if (this.dead || this.#flights.length === 0) return;
      this.readJournal();
      this.#readAhead();
    }, READ_AHEAD_MS);
    this.#reading.unref();
  }

  /** Reads what is new in the journal; kills the process when something foreign is in it. */
  readJournal(): void {
    try {
      for (const record of this.process.journal.read((batch) => this.#flight(batch)?.names ?? [])) this.#note(record);
    } catch (error) {
      if (!isAukletError(error)) throw error;
      this.process.kill({ kind: 'foreign-journal' });
      this.tainted = true;
    }
  }

  dispose(): Promise<void> {
    this.dead = true;
    this.#disposal ??= this.process.dispose();
    return this.#disposal;
  }

  #completed(flight: Flight, reply: WorkerReply): JobReport {
    if (reply.kind === 'refused') throw new AukletError('usage', reply.reason);
    this.readJournal();
    const isTainted = reply.kind === 'tainted';
    this.tainted ||= isTainted;
    const { results, sound, job } = flight;
    if (!isTainted && results.length < job.testCases.length) return this.#interrupted(flight);
    return { results, sound, end: { kind: isTainted ? 'tainted' : 'done' } };
  }

  #interrupted(flight: Flight): JobReport {
    this.#die();
    return { results: flight.results, sound: flight.sound, end: this.#endOf(flight) };
  }

  #endOf({ results, running, job, denials }: Flight): JobEnd {
    if (running === undefined && results.length === 0) return { kind: 'not-started' };
    const statement = running?.index === job.indices[results.length] ? (running?.statement ?? LOADING) : LOADING;
    return { kind: 'died', outcome: outcomeOfDeath(this.process.cause, statement, this.process.lastWords), denials: [...this.#deniedLoading, ...denials] };
  }

  #die(): void {
    if (this.dead) return;
    this.dead = true;
    this.readJournal();
  }

  #note(record: JournalRecord): void {
    if (record.kind === 'loading' || record.kind === 'loaded') {
      this.loading = record.kind === 'loading';
      return;
    }
    const flight = this.#flight(record.batch);
    if (record.kind === 'denial') return this.#noteDenial(record.denial, flight);
    if (flight === undefined) return;
    if (record.kind === 'sound') flight.sound = flight.results.length;
    else if (record.kind === 'marker') flight.running = record;
    else if (record.result.index === flight.job.indices[flight.results.length]) {
      flight.results.push(withDenials(record.result, [...this.#deniedLoading, ...flight.denials]));
      flight.denials = [];
      flight.running = undefined;
      if (flight.results.length === 1) flight.job.owner.noteProgress();
    }
  }

  #noteDenial(denial: DenialDto, flight: Flight | undefined): void {
    if (flight === undefined) this.#deniedLoading.push(denial);
    else flight.denials.push(denial);
    this.#onDenied(denial);
  }

  #flight(batch: number): Flight | undefined {
    return this.#flights.find((flight) => flight.batch === batch);
  }
}

/** @throws AukletError `invalid-dto` when a test case is no plain data */
function partText({ testCases, indices }: Job, start: number, end: number): string {
  try {
    return JSON.stringify({ testCases: testCases.slice(start, end), indices: indices.slice(start, end) } satisfies RequestPart);
  } catch (cause) {
    throw new AukletError('invalid-dto', `A test case is no plain data: ${(cause as Error).message}`, { cause });
  }
}
