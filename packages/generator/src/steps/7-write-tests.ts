import { replaceFile } from '../files/replace-file.ts';
import type { TestPlace } from './0-place-tests.ts';
import type { VerifiedFile } from './6-verify-file.ts';

/** Puts the verified file in its place in one move. */
export async function writeTests({ text }: VerifiedFile, { path, existing }: TestPlace): Promise<'generated' | 'unchanged'> {
  if (existing === text) return 'unchanged';
  await replaceFile(path, text);
  return 'generated';
}
