import { resolve } from 'node:path';
import { readIfThere } from '../files/read-if-there.ts';
import { contentHash } from '../jobs/content-hash.ts';
import type { TargetReport } from '../report/report.ts';
import { TargetFailure } from '../target-failure.ts';
import type { ModuleResultDto } from './module-result.ts';
import { type OutputFileDto, write } from './output-files.ts';

interface Change {
  readonly file: OutputFileDto;
  readonly path: string;
  readonly current: string | null;
}

/**
 * Puts the files of a result in their places, and reports it as if it had been worked out here. Files are written only
 * where they are as they were then, or where nobody has worked on them; otherwise nothing is done, and `null` says that
 * the module has to be worked on here.
 */
export async function restoreResult({ report, files }: ModuleResultDto, cwd: string): Promise<TargetReport | null> {
  const changes = changesTo(files, cwd);
  if (changes === null) return null;
  for (const { file, current } of changes) if (!(await fits(file, current))) return null;
  const stale = changes.filter(({ file, current }) => file.after !== current);
  for (const { file, path } of stale) await write(path, file.after);
  if (report.outcome !== 'generated' && report.outcome !== 'unchanged') return report;
  const isWritten = stale.some(({ file }) => file.path === report.testFile);
  return { ...report, outcome: isWritten ? 'generated' : 'unchanged' };
}

/** `null` when a file is there that cannot be read. */
function changesTo(files: readonly OutputFileDto[], cwd: string): readonly Change[] | null {
  try {
    return files.map((file) => ({ file, path: resolve(cwd, file.path), current: readIfThere(resolve(cwd, file.path), file.path) }));
  } catch (error) {
    if (error instanceof TargetFailure) return null;
    throw error;
  }
}

async function fits({ before, after, isShared }: OutputFileDto, current: string | null): Promise<boolean> {
  if (current === after || (current === null ? null : contentHash(current)) === before) return true;
  if (after === null || isShared) return false;
  const { hasSubjectsOf, isUnedited } = await import('@auklet/render');
  return isUnedited(after) && (current === null || (isUnedited(current) && hasSubjectsOf(after, current)));
}
