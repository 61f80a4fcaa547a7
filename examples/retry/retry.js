/**
 * Calls `operation` until it succeeds, `attempts` times at most.
 *
 * @template T
 * @param {(attempt: number) => T | Promise<T>} operation
 * @param {{ attempts?: number, shouldRetry?: (error: unknown) => boolean }} [options]
 * @returns {Promise<T>}
 */
export async function retry(operation, { attempts = 3, shouldRetry = () => true } = {}) {
  if (!Number.isInteger(attempts) || attempts < 1) throw new RangeError('attempts has to be a positive integer.');
  for (let attempt = 1; ; attempt++) {
    try {
      return await operation(attempt);
    } catch (error) {
      if (attempt === attempts || !shouldRetry(error)) throw error;
    }
  }
}

/**
 * Maps items one after another and stops at the first result that `until` accepts.
 *
 * @template T, U
 * @param {T[]} items
 * @param {(item: T, index: number) => U | Promise<U>} map
 * @param {(result: U) => boolean} until
 * @returns {Promise<{ results: U[], found: boolean }>}
 */
export async function mapUntil(items, map, until) {
  const results = [];
  for (const [index, item] of items.entries()) {
    const result = await map(item, index);
    results.push(result);
    if (until(result)) return { results, found: true };
  }
  return { results, found: false };
}

/**
 * Keeps what was fulfilled; fails only when everything failed.
 *
 * @template T
 * @param {Promise<T>[]} promises
 * @returns {Promise<T[]>}
 */
export async function fulfilled(promises) {
  const settled = await Promise.allSettled(promises);
  const values = settled.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  if (promises.length > 0 && values.length === 0) throw new AggregateError(settled.map(({ reason }) => reason), 'Everything failed.');
  return values;
}
