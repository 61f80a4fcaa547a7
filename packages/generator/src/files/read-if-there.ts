import { readFileSync } from 'node:fs';
import { TargetFailure } from '../target-failure.ts';

/**
 * The text of a file, or `null` when there is none.
 *
 * @param label the file as people know it
 * @throws TargetFailure `protected` when it is there and cannot be read
 */
export function readIfThere(path: string, label: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new TargetFailure('protected', `${label} is there and cannot be read (${code}); make it readable or move it away`, { testFile: label });
  }
}
