import { readdirSync, readFileSync } from 'node:fs';
import type { Environment } from '../environment.ts';

/** What `--save` wrote: the figures of one run of a verb, and what they depend on. */
export interface SavedResult {
  /** Name of the file without its ending, such as `coverage-2026-11-24`. */
  readonly name: string;
  readonly verb: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly environment: Environment;
  readonly summary: Readonly<Record<string, number>>;
}

/** All results of a folder, ordered by name. */
export function readResults(folder: URL): SavedResult[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json')).sort();
  return files.map((file) => ({ ...(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Omit<SavedResult, 'name'>), name: file.slice(0, -'.json'.length) }));
}
