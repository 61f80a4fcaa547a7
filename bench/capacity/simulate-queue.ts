import { EventQueue } from './event-queue.ts';

/** Milliseconds that one job takes of everything that jobs share or wait for. */
export interface QueueCosts {
  /** Of the one producer: describing the job, putting it into the queue, and taking its result. */
  readonly producer: number;
  /** Of Redis, which does one thing at a time. */
  readonly redis: number;
  /** Of a worker, between the end of one job and the start of the next. */
  readonly gap: number;
}

export interface SimulatedRun {
  /** Milliseconds from the first job described to the last result taken. */
  readonly wallMs: number;
  /** Shares of the time that producer, Redis, and the mean worker are busy. */
  readonly producer: number;
  readonly redis: number;
  readonly workers: number;
}

/** One job on its way. The costs of producer and Redis are halved between the way there and the way back. */
type Event = { readonly step: 'described' | 'queued' | 'worked' | 'answered'; readonly job: number } | { readonly step: 'free' };

/**
 * Runs jobs through one producer, one Redis and any number of workers, event by event. Whoever does one thing at a time
 * does it in the order in which it was asked; a job goes to the worker that has been free for longest.
 *
 * @param jobs milliseconds of work of each
 */
export function simulateQueue(jobs: readonly number[], workers: number, costs: QueueCosts): SimulatedRun {
  const events = new EventQueue<Event>();
  const producer = new Station(costs.producer / 2);
  const redis = new Station(costs.redis / 2);
  const waiting: number[] = [];
  let [free, next, working, wallMs] = [workers, 0, 0, 0];
  const begin = (at: number): void => {
    for (; free > 0 && next < waiting.length; free -= 1, next += 1) {
      const job = waiting[next] as number;
      working += jobs[job] as number;
      events.put(at + costs.gap + (jobs[job] as number), { step: 'worked', job });
    }
  };
  for (const job of jobs.keys()) events.put(producer.serve(0), { step: 'described', job });
  for (let event = events.take(); event !== undefined; event = events.take()) {
    const { at, what } = event;
    if (what.step === 'described') events.put(redis.serve(at), { step: 'queued', job: what.job });
    else if (what.step === 'queued') waiting.push(what.job);
    else if (what.step === 'worked') {
      const answeredAt = redis.serve(at);
      events.put(answeredAt, { step: 'free' });
      events.put(answeredAt, { step: 'answered', job: what.job });
    } else if (what.step === 'free') free += 1;
    else wallMs = Math.max(wallMs, producer.serve(at));
    begin(at);
  }
  return { wallMs, producer: producer.busy / wallMs, redis: redis.busy / wallMs, workers: working / workers / wallMs };
}

/** Serves one after the other, each for the same time. */
class Station {
  readonly #cost: number;
  #freeAt = 0;
  busy = 0;

  constructor(cost: number) {
    this.#cost = cost;
  }

  /** When what is asked for at a time is done. */
  serve(at: number): number {
    this.#freeAt = Math.max(this.#freeAt, at) + this.#cost;
    this.busy += this.#cost;
    return this.#freeAt;
  }
}
