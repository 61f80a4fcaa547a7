import type { GenerateOptions, GenerateOptionsInput } from '../options/generate-options.ts';
import { PERMISSION_NAMES } from '../options/generate-options.ts';

/** Options that decide what tests a module gets, in one spelling; where they run and what is printed is left out. */
export type JobOptions = Omit<GenerateOptionsInput, 'targets' | 'exclude' | 'changed' | 'shard' | 'stats' | 'workers'>;

export function canonicalOptions({ targets, exclude, changed, shard, stats, workers, ...options }: GenerateOptions): JobOptions {
  const { budget, allow, ...rest } = options;
  const written = { ...rest, ...(budget === undefined ? {} : { budget: `${budget}ms` }), allow: allow.map((permission) => PERMISSION_NAMES[permission]).sort() };
  return Object.fromEntries(Object.entries(written).sort(([a], [b]) => (a < b ? -1 : 1)));
}
