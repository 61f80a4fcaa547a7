import { randomUUID } from 'node:crypto';
import { isLasting, type JobDescriptionDto, jobKey, moduleEventSchema, type ModuleResultDto, moduleResultSchema, type WorkElsewhere } from '@auklet/generator';
import { Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { connect } from './connect.ts';
import { parseQueueAddress, type QueueAddress } from './queue-address.ts';
import { JOB_NAME, PREFIX, producerKey, resultKey } from './queue-keys.ts';
import type { QueuedJobDto } from './queued-job.ts';

/** Seconds that a producer counts as alive after its last sign of life, and milliseconds between two of them. */
const ALIVE = 30;
const SIGN_OF_LIFE_INTERVAL = 10_000;
/** Milliseconds between two looks at jobs of which nothing was heard, and how many are looked at. */
const LOOK_INTERVAL = 2_000;
const MOST_LOOKED_AT = 500;
/** Seconds that the queue remembers why a job failed. */
const FAILURE_LIFETIME = 3_600;
/** Times that a job is put into the queue again after Redis has lost it. */
const MOST_LOSSES = 5;

type Listeners = Parameters<WorkElsewhere>[1];

interface Waiting {
  readonly job: JobDescriptionDto;
  readonly listeners: Listeners;
  readonly resolve: (result: ModuleResultDto | null) => void;
  readonly reject: (error: Error) => void;
  losses: number;
}

/**
 * Puts jobs into a queue and waits for their results. Jobs are named by what they are of: what is there already, waiting or
 * done, is not done twice, whoever asked for it.
 */
export class Producer {
  readonly #address: QueueAddress;
  readonly #redis: Redis;
  readonly #queue: Queue;
  readonly #events: QueueEvents;
  readonly #id = randomUUID();
  readonly #waiting = new Map<string, Waiting>();
  readonly #watched = new WeakSet<AbortSignal>();
  readonly #timers: readonly NodeJS.Timeout[];

  private constructor(address: QueueAddress, redis: Redis) {
    this.#address = address;
    this.#redis = redis;
    this.#queue = new Queue(address.name, { connection: redis, prefix: PREFIX });
    this.#events = new QueueEvents(address.name, { connection: redis.duplicate(), prefix: PREFIX });
    // Connections come back by themselves; until then jobs wait.
    this.#queue.on('error', () => {});
    this.#events.on('error', () => {});
    this.#events.on('progress', ({ jobId, data }) => this.#onProgress(jobId, data));
    this.#events.on('completed', ({ jobId }) => void this.#settle(jobId).catch(() => {}));
    this.#events.on('failed', ({ jobId, failedReason }) => this.#fail(jobId, failedReason));
    this.#timers = [setInterval(() => void this.#lookAround().catch(() => {}), LOOK_INTERVAL), setInterval(() => void this.#showLife().catch(() => {}), SIGN_OF_LIFE_INTERVAL)];
  }

  /** @throws AukletError `usage` when the address is none, or nobody answers there. */
  static async open(url: string): Promise<Producer> {
    const address = parseQueueAddress(url);
    const producer = new Producer(address, await connect(address));
    await producer.#events.waitUntilReady();
    await producer.#showLife();
    return producer;
  }

  /** Waits until some worker has done the job; rejects with the reason when none can. */
  readonly work: WorkElsewhere = async (job, listeners) => {
    const id = jobKey(job);
    const known = await this.#result(id);
    if (known !== null && isLasting(known.report)) return known;
    if (listeners.signal.aborted) return null;
    return new Promise<ModuleResultDto | null>((resolve, reject) => {
      this.#waiting.set(id, { job, listeners, resolve, reject, losses: 0 });
      this.#watch(listeners.signal);
      this.#add(id, job).catch(reject);
    });
  };

  /** Takes jobs that nobody has begun out of the queue again. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all([...this.#waiting.keys()].map((id) => this.#giveUp(id)));
    await this.#redis.del(producerKey(this.#address, this.#id));
    await this.#events.close();
    await this.#queue.close();
    this.#redis.disconnect();
  }

  /** A job that failed before is tried again. */
  async #add(id: string, job: JobDescriptionDto): Promise<void> {
    const data: QueuedJobDto = { job, producer: this.#id };
    await this.#redis.del(resultKey(this.#address, id));
    if ((await this.#queue.getJobState(id)) === 'failed') await this.#queue.remove(id);
    await this.#queue.add(JOB_NAME, data, { jobId: id, removeOnComplete: true, removeOnFail: { age: FAILURE_LIFETIME } });
  }

  #watch(signal: AbortSignal): void {
    if (this.#watched.has(signal)) return;
    this.#watched.add(signal);
    const ofSignal = (): string[] => [...this.#waiting].flatMap(([id, { listeners }]) => (listeners.signal === signal ? [id] : []));
    signal.addEventListener('abort', () => ofSignal().forEach((id) => void this.#giveUp(id).catch(() => {})), { once: true });
  }

  #onProgress(id: string, data: unknown): void {
    const event = moduleEventSchema.safeParse(data);
    if (event.success) this.#waiting.get(id)?.listeners.onEvent(event.data);
  }

  async #settle(id: string): Promise<boolean> {
    const waiting = this.#waiting.get(id);
    const result = waiting === undefined ? null : await this.#result(id);
    if (waiting === undefined || result === null) return false;
    this.#waiting.delete(id);
    waiting.resolve(result);
    return true;
  }

  #fail(id: string, reason: string): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.reject(new Error(/stalled more than/.test(reason) ? 'the work on it ended one worker after the other' : reason));
  }

  async #giveUp(id: string): Promise<void> {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    waiting?.resolve(null);
    // One that is being worked on is locked, and its result is kept for the next who asks.
    if (waiting !== undefined) await this.#queue.remove(id);
  }

  /** `null` also for what is no result. */
  async #result(id: string): Promise<ModuleResultDto | null> {
    const text = await this.#redis.get(resultKey(this.#address, id));
    return text === null ? null : (moduleResultSchema.safeParse(parsed(text)).data ?? null);
  }

  /** Events may be missed while Redis is away, and jobs lost when it does not keep them. */
  async #lookAround(): Promise<void> {
    const ids = [...this.#waiting.keys()].slice(0, MOST_LOOKED_AT);
    for (const id of ids) {
      const waiting = this.#waiting.get(id);
      if (waiting === undefined || (await this.#settle(id))) continue;
      // The longest unlooked-at come first the next time.
      this.#waiting.delete(id);
      this.#waiting.set(id, waiting);
      const job = await this.#queue.getJob(id);
      if (job?.failedReason !== undefined && (await job.isFailed())) this.#fail(id, job.failedReason);
      else if (job === undefined && !(await this.#settle(id))) await this.#addAgain(id, waiting);
    }
  }

  async #addAgain(id: string, waiting: Waiting): Promise<void> {
    waiting.losses += 1;
    if (waiting.losses > MOST_LOSSES) this.#fail(id, `the queue has lost it ${MOST_LOSSES} times`);
    else await this.#add(id, waiting.job);
  }

  async #showLife(): Promise<void> {
    await this.#redis.set(producerKey(this.#address, this.#id), '1', 'EX', ALIVE);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
