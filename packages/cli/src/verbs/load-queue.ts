import { AukletError } from '@auklet/protocol';

/**
 * The package for queues, which is installed by those who have one.
 *
 * @throws AukletError `usage` when it is not.
 */
export async function loadQueue(): Promise<typeof import('@auklet/queue')> {
  try {
    return await import('@auklet/queue');
  } catch (cause) {
    if ((cause as { code?: unknown }).code !== 'ERR_MODULE_NOT_FOUND') throw cause;
    throw new AukletError('usage', '--queue needs @auklet/queue; npm install --save-dev @auklet/queue', { cause });
  }
}
