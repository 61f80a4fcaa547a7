import { realpathSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { dirname } from 'node:path';
import type { ModuleJob } from '../module-job.ts';

type Place = Pick<ModuleJob, 'cwd' | 'target'>;

/** By job: it is asked for once a test and mutant, and the file system need not be. */
const known = new WeakMap<Place, readonly string[]>();

/** What is different on the next machine: a value that holds one of these cannot be asserted. Folders count under every name they have. */
export function machineTextOf(job: Place): readonly string[] {
  const texts = known.get(job) ?? textsOf(job);
  known.set(job, texts);
  return texts;
}

function textsOf({ cwd, target }: Place): readonly string[] {
  const folders = [cwd, process.cwd(), dirname(target.file), homedir(), tmpdir()].filter((folder) => folder !== dirname(folder));
  return [...new Set([...folders, ...folders.flatMap(realPathOf), hostname()])];
}

/** Empty when there is no such folder, as a home may be missing. */
function realPathOf(folder: string): readonly string[] {
  try {
    return [realpathSync(folder)];
  } catch {
    return [];
  }
}
