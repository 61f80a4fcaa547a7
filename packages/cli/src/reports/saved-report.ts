import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Report } from '@auklet/generator';
import { AukletError } from '@auklet/protocol';

/** What was left of a run, for `report` and `explain`. */
export interface SavedReport {
  /** Absolute; the paths of the report are relative to it. */
  readonly cwd: string;
  readonly report: Report;
}

/** Keeps the report of a run, the last one of its project. Where nothing can be written nothing is kept. */
export function saveReport(saved: SavedReport): void {
  const file = placeOf(saved.cwd);
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(saved));
  } catch {
    // A read-only home is no reason to fail a run whose tests are written.
  }
}

/** @throws AukletError `usage` when no run of this project has left a report. */
export function readSavedReport(cwd: string): SavedReport {
  try {
    return JSON.parse(readFileSync(placeOf(cwd), 'utf8')) as SavedReport;
  } catch (cause) {
    throw new AukletError('usage', 'there is no report of an earlier run in this project; run auklet first', { cause });
  }
}

/** In the cache that the project has anyway; else in that of the user. */
function placeOf(cwd: string): string {
  const project = projectOf(cwd);
  if (existsSync(join(project, 'node_modules'))) return join(project, 'node_modules/.cache/auklet/report.json');
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  return join(cache, 'auklet', createHash('sha256').update(project).digest('hex').slice(0, 16), 'report.json');
}

function projectOf(cwd: string): string {
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return resolve(cwd);
  }
}
