import { AukletError } from '@auklet/protocol';
import { Redis } from 'ioredis';
import type { QueueAddress } from './queue-address.ts';

/** Milliseconds. */
const CONNECT_TIMEOUT = 5_000;
const LONGEST_RETRY_DELAY = 2_000;

/**
 * A connection that comes back by itself after Redis was away.
 *
 * @throws AukletError `usage` when Redis does not answer, or refuses who asks.
 */
export async function connect({ url, label }: QueueAddress): Promise<Redis> {
  const redis = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_TIMEOUT, maxRetriesPerRequest: null, retryStrategy: () => null });
  let cause: unknown;
  redis.on('error', (error) => (cause = error));
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    redis.disconnect();
    const why = cause ?? error;
    throw new AukletError('usage', `--queue: ${label} cannot be used: ${why instanceof Error ? why.message : String(why)}`, { cause: why });
  }
  redis.options.retryStrategy = (attempt) => Math.min(attempt * 100, LONGEST_RETRY_DELAY);
  return redis;
}
