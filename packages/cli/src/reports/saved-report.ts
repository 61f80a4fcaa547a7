import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Report, reportSchema } from '@auklet/generator';
import { AukletError } from '@auklet/protocol';
import { z } from 'zod';
import { projectCache } from './project-cache.ts';

/** What was left of a run, for `report` and `explain`. */
export interface SavedReport {
  /** Absolute; the paths of the report are relative to it. */
  readonly cwd: string;
  readonly report: Report;
}

const savedReportSchema: z.ZodType<SavedReport> = z.object({ cwd: z.string(), report: reportSchema });

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

/** @throws AukletError `usage` when no run of this project has left a report that this version can read. */
export function readSavedReport(cwd: string): SavedReport {
  try {
    return savedReportSchema.parse(JSON.parse(readFileSync(placeOf(cwd), 'utf8')));
  } catch (cause) {
    throw new AukletError('usage', 'there is no report of an earlier run of this version in this project; run auklet first', { cause });
  }
}

function placeOf(cwd: string): string {
  return join(projectCache(cwd), 'report.json');
}
