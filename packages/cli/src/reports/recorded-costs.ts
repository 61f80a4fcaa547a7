import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { costsOf, type RecordedCosts, type Report } from '@auklet/generator';
import { z } from 'zod';

const costsSchema = z.record(z.string(), z.number().nonnegative());

/** Milliseconds that modules have cost, by what earlier runs left in a cache folder; nothing where there is nothing to read. */
export function readCosts(folder: string): RecordedCosts {
  try {
    return costsSchema.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')));
  } catch {
    return {};
  }
}

/**
 * Adds what a whole run has shown. A shard records nothing: all shards have to be cut by the same costs, even where they
 * run one after the other.
 */
export function recordCosts(folder: string, report: Report): void {
  if (report.shard !== undefined) return;
  const costs = Object.entries({ ...readCosts(folder), ...costsOf(report) }).sort(([a], [b]) => (a < b ? -1 : 1));
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, FILE), `${JSON.stringify(Object.fromEntries(costs), null, 1)}\n`);
  } catch {
    // A read-only folder is no reason to fail a run whose tests are written.
  }
}

const FILE = 'costs.json';
