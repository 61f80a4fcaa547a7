import { isLasting, type JobContext, misfitOf, type ModuleEvent, type ModuleResultDto, workOnJob } from '@auklet/generator';
import { Worker as BullWorker, type Job, UnrecoverableError, WaitingError } from 'bullmq';
import type { Redis } from 'ioredis';
import { connect } from './connect.ts';
import { parseQueueAddress, type QueueAddress } from './queue-address.ts';
import { PREFIX, producerKey, RESULT_LIFETIME, resultKey } from './queue-keys.ts';
import { type QueuedJobDto, queuedJobSchema } from './queued-job.ts';

export interface WorkerOptions extends Omit<JobContext, 'onEvent' | 'signal'> {
  /** Milliseconds of silence after which others take over the job of a worker; 30 s by default. */
  readonly lostAfter?: number;
  readonly onEvent?: (event: WorkerEvent) => void;
}

export type WorkerEvent =
  | { readonly type: 'ready'; readonly queue: string }
  | { readonly type: 'job-started'; readonly file: string }
  | { readonly type: 'job-finished'; readonly result: ModuleResultDto; readonly elapsedMs: number }
  | { readonly type: 'job-failed'; readonly file: string; readonly reason: string }
  /** The project here is another one than that of the producer. */
  | { readonly type: 'misfit'; readonly file: string; readonly reason: string };

/** Milliseconds. */
const LOST_AFTER = 30_000;
const PROGRESS_INTERVAL = 1_000;
/** Times that a job may end its worker. */
const MOST_LOST_WORKERS = 3;

/** Takes jobs out of a queue, one after the other, and puts their results into Redis. */
export class Worker {
  readonly #address: QueueAddress;
  readonly #redis: Redis;
  readonly #options: WorkerOptions;
  readonly #worker: BullWorker<unknown>;
  readonly #closed: Promise<void>;
  #misfit: string | null = null;

  private constructor(address: QueueAddress, redis: Redis, options: WorkerOptions) {
    this.#address = address;
    this.#redis = redis;
    this.#options = options;
    const { lostAfter = LOST_AFTER } = options;
    this.#worker = new BullWorker<unknown>(address.name, (job, token) => this.#process(job, token), {
      connection: redis,
      prefix: PREFIX,
      lockDuration: lostAfter,
      stalledInterval: lostAfter,
      maxStalledCount: MOST_LOST_WORKERS,
      autorun: false,
    });
    // The connection comes back by itself.
    this.#worker.on('error', () => {});
    this.#worker.on('failed', (job, error) => this.#tell({ type: 'job-failed', file: fileOf(job), reason: error.message }));
    this.#closed = new Promise((resolve) => this.#worker.once('closed', resolve));
  }

  /** @throws AukletError `usage` when the address is none, or nobody answers there. */
  static async start(url: string, options: WorkerOptions): Promise<Worker> {
    const address = parseQueueAddress(url);
    const worker = new Worker(address, await connect(address), options);
    await worker.#worker.waitUntilReady();
    void worker.#worker.run().catch(() => {});
    worker.#tell({ type: 'ready', queue: address.label });
    return worker;
  }

  /** Finishes the job at hand and takes no other. */
  async drain(): Promise<void> {
    await this.#worker.close();
  }

  /** Resolves when nothing is taken any more, with the reason why nothing can be done here, or `null`. */
  async ended(): Promise<string | null> {
    await this.#closed;
    this.#redis.disconnect();
    return this.#misfit;
  }

  async #process(queued: Job<unknown>, token: string | undefined): Promise<string> {
    const data = queuedJobSchema.safeParse(queued.data);
    if (!data.success) throw new UnrecoverableError('what was queued is no job of this version of Auklet');
    const reason = misfitOf(data.data.job, this.#options);
    if (reason !== null) return this.#refuse(queued, token, data.data, reason);
    return this.#work(queued, data.data);
  }

  /** Nothing is done again that a lost worker, or one that was taken for lost, has done. */
  async #work(queued: Job<unknown>, { job }: QueuedJobDto): Promise<string> {
    const key = resultKey(this.#address, queued.id as string);
    if ((await this.#redis.exists(key)) === 1) return 'done before';
    this.#tell({ type: 'job-started', file: job.file });
    const started = performance.now();
    const result = await workOnJob(job, { ...this.#options, onEvent: throttled((event) => void queued.updateProgress(event).catch(() => {})) });
    const lifetime = isLasting(result.report) ? RESULT_LIFETIME.lasting : RESULT_LIFETIME.passing;
    const isFirst = (await this.#redis.set(key, JSON.stringify(result), 'EX', lifetime, 'NX')) !== null;
    if (isFirst) this.#tell({ type: 'job-finished', result, elapsedMs: performance.now() - started });
    else this.#tell({ type: 'job-failed', file: job.file, reason: 'another worker was faster' });
    return 'done';
  }

  /** Leaves the job to workers with the right project and ends; a job that nobody waits for any more is dropped instead. */
  async #refuse(queued: Job<unknown>, token: string | undefined, { job, producer }: QueuedJobDto, reason: string): Promise<string> {
    if ((await this.#redis.exists(producerKey(this.#address, producer))) === 0) return 'dropped';
    this.#misfit = `${job.file}: ${reason}`;
    this.#tell({ type: 'misfit', file: job.file, reason });
    await queued.moveToWait(token);
    void this.#worker.close();
    throw new WaitingError();
  }

  #tell(event: WorkerEvent): void {
    this.#options.onEvent?.(event);
  }
}

function fileOf(job: Job<unknown> | undefined): string {
  return queuedJobSchema.safeParse(job?.data).data?.job.file ?? 'a job';
}

/** Everything, but how far the search is only once a second. */
function throttled(send: (event: ModuleEvent) => void): NonNullable<JobContext['onEvent']> {
  let lastSent = Number.NEGATIVE_INFINITY;
  return (event) => {
    if (event.type === 'phase' || event.type === 'first-test') send(event);
    if (event.type !== 'progress' || performance.now() - lastSent < PROGRESS_INTERVAL) return;
    lastSent = performance.now();
    send(event);
  };
}
