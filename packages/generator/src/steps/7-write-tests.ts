import { dirname } from 'node:path';
import { resealed } from '@auklet/render';
import { formatText } from '../files/format-file.ts';
import { trialPath } from '../files/sibling-paths.ts';
import type { OutputFiles } from '../results/output-files.ts';
import type { TestPlace } from './0-place-tests.ts';
import type { VerifiedFile } from './6-verify-file.ts';

export interface WrittenTests {
  readonly outcome: 'generated' | 'unchanged';
  readonly warnings: readonly string[];
}

/** Puts the verified file in its place in one move, in the project's own format. */
export async function writeTests({ text }: VerifiedFile, { path, existing, isShared, isNarrowed }: TestPlace, outputs: OutputFiles): Promise<WrittenTests> {
  const { text: formatted, warning } = await formatText(text, dirname(path), trialPath(path));
  const sealed = formatted === text ? text : resealed(formatted);
  const warnings = warning === undefined ? [] : [warning];
  await outputs.put(path, existing, sealed, { isShared: isShared || isNarrowed });
  return { outcome: existing === sealed ? 'unchanged' : 'generated', warnings };
}
