import { createRandom } from '@auklet/random';
import { type QueueCosts, simulateQueue } from './simulate-queue.ts';

/** What a number of modules costs with a number of workers. */
export interface Forecast {
  readonly modules: number;
  readonly workers: number;
  readonly hours: number;
  /** Of workers, waiting included: what has to be paid for. */
  readonly coreHours: number;
  readonly modulesPerCoreHour: number;
  /** Shares of the time that each is busy. */
  readonly busy: { readonly producer: number; readonly redis: number; readonly workers: number };
  /** What more workers would wait for; `null` when they would have more to do. */
  readonly saturated: 'producer' | 'redis' | 'jobs' | null;
}

const HOUR = 3_600_000;
/** Below that share of their time with work, workers are too many. */
const ENOUGH_WORK = 0.9;

/** Simulates runs over modules whose work takes as long as that of measured ones, drawn with replacement. */
export function forecast(modules: number, workers: number, measured: readonly number[], costs: QueueCosts): Forecast {
  const random = createRandom('capacity').fork(modules);
  const jobs = Array.from({ length: modules }, () => random.pick(measured));
  const { wallMs, ...busy } = simulateQueue(jobs, workers, costs);
  const coreHours = (wallMs * workers) / HOUR;
  return { modules, workers, hours: wallMs / HOUR, coreHours, modulesPerCoreHour: modules / coreHours, busy, saturated: saturatedBy(busy) };
}

/** Workers without work wait for whoever is busiest; when nobody is busy, there are too few jobs for them. */
function saturatedBy({ producer, redis, workers }: Forecast['busy']): Forecast['saturated'] {
  if (workers >= ENOUGH_WORK) return null;
  if (Math.max(producer, redis) < ENOUGH_WORK) return 'jobs';
  return producer > redis ? 'producer' : 'redis';
}
