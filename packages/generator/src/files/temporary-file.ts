import { rmSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file for the time of `run`; it is gone afterwards, also when the process exits in between.
 *
 * @throws EEXIST when there is a file already, which stays
 */
export async function withTemporaryFile<T>(path: string, text: string, run: () => Promise<T>): Promise<T> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text, { flag: 'wx' });
  const removeNow = (): void => rmSync(path, { force: true });
  process.once('exit', removeNow);
  try {
    return await run();
  } finally {
    await rm(path, { force: true });
    process.off('exit', removeNow);
  }
}
