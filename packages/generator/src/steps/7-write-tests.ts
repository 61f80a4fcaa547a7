import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { TestPlace } from './0-place-tests.ts';
import type { VerifiedFile } from './6-verify-file.ts';

/** Puts the verified file in its place in one move. */
export async function writeTests({ text }: VerifiedFile, { path, existing }: TestPlace): Promise<'generated' | 'unchanged'> {
  if (existing === text) return 'unchanged';
  await replaceFile(path, text);
  return 'generated';
}

async function replaceFile(path: string, text: string): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(draft, text);
  await rename(draft, path);
}
