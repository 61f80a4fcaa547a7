import { z } from 'zod';
import { generateOptionsSchema } from '../options/generate-options.ts';
import type { JobOptions } from './canonical-options.ts';
import { contentHash } from './content-hash.ts';

/**
 * The work on one module as plain data. Two equal ones have equal results, on whatever machine; the paths in it are
 * relative to the working folder, with forward slashes.
 */
export interface JobDescriptionDto {
  /** Of this format. */
  readonly version: 1;
  /** Of Auklet. */
  readonly auklet: string;
  /** Version of Node and platform, as `20.19.0 linux`. */
  readonly host: string;
  readonly file: string;
  readonly exportName: string | null;
  readonly lines: readonly { readonly first: number; readonly last: number }[] | null;
  /** Folder that `out` mirrors. */
  readonly base: string;
  readonly options: JobOptions;
  /** SHA-256 of each file that the result depends on: the module, what it imports, manifests, configurations, lock files. */
  readonly sources: Readonly<Record<string, string>>;
  /** Installed versions of the packages that the project declares. */
  readonly installed: Readonly<Record<string, string>>;
}

const hashes = z.record(z.string(), z.string());

export const jobDescriptionSchema: z.ZodType<JobDescriptionDto> = z.strictObject({
  version: z.literal(1),
  auklet: z.string(),
  host: z.string(),
  file: z.string().min(1),
  exportName: z.string().nullable(),
  lines: z.array(z.strictObject({ first: z.int().positive(), last: z.int().positive() })).nullable(),
  base: z.string(),
  options: z.record(z.string(), z.unknown()).refine((options) => generateOptionsSchema.safeParse(options).success, 'are no options of auklet') as unknown as z.ZodType<JobOptions>,
  sources: hashes,
  installed: hashes,
});

/** What the result of a job is kept under. */
export function jobKey(job: JobDescriptionDto): string {
  return contentHash(JSON.stringify(job));
}
