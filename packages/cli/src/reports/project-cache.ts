import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** Folder for what is left of runs of a project: in the cache that it has anyway, else in that of the user. */
export function projectCache(cwd: string): string {
  const project = projectOf(cwd);
  if (existsSync(join(project, 'node_modules'))) return join(project, 'node_modules/.cache/auklet');
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(cache, 'auklet', createHash('sha256').update(project).digest('hex').slice(0, 16));
}

function projectOf(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return resolve(cwd);
  }
}
