import type { ResultStore } from './result-store.ts';

/** Time that an entry is kept, and time between two looks for those that are older, in milliseconds. */
const LIFETIME_MS = 30 * 24 * 3_600_000;
const TIDYING_INTERVAL_MS = 24 * 3_600_000;

/**
 * A store in a folder, which may be copied elsewhere as a whole. Contents are checked against their hashes when they are
 * read; what does not match is removed. Several processes may use it at once.
 */
export async function openDiskStore(folder: string): Promise<ResultStore> {
  const { default: cacache } = await import('cacache');
  await tidy(cacache, folder).catch(() => {});
  const drop = async (key: string): Promise<void> => {
    const entry = await cacache.get.info(folder, key);
    await cacache.rm.entry(folder, key);
    if (entry !== null) await cacache.rm.content(folder, entry.integrity);
  };
  return {
    get: async (key) => {
      try {
        if ((await cacache.get.info(folder, key)) === null) return null;
        return (await cacache.get(folder, key)).data.toString('utf8');
      } catch {
        await drop(key).catch(() => {});
        return null;
      }
    },
    put: async (key, text) => void (await cacache.put(folder, key, text)),
    drop,
  };
}

/** Once a day what is old, broken or belongs to no entry goes. */
async function tidy({ verify }: typeof import('cacache'), folder: string): Promise<void> {
  const now = Date.now();
  const last = await verify.lastRun(folder).catch(() => null);
  if (last !== null && now - last.getTime() < TIDYING_INTERVAL_MS) return;
  const filter = ({ time }: { readonly time: number }): boolean => now - time < LIFETIME_MS;
  // Its published types take the filter for a text.
  await verify(folder, { filter: filter as unknown as string });
}
