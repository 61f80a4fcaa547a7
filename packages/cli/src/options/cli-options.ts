import { z } from 'zod';

export const REPORTER_NAMES = ['default', 'json', 'ndjson', 'junit', 'github', 'lcov', 'cobertura', 'html'] as const;

export type ReporterName = (typeof REPORTER_NAMES)[number];

/** What concerns the command line alone, and may be configured as well. */
export interface CliOptions {
  readonly reporter: readonly string[];
  /** Percentage of the branches. */
  readonly minCoverage?: number;
  readonly failOnFindings: boolean;
  readonly quiet: boolean;
  readonly cache: boolean;
  /** Folder of the cache. */
  readonly cacheFolder?: string;
  /** Address of Redis. */
  readonly queue?: string;
  readonly sandbox: boolean;
}

export const cliOptionsSchema: z.ZodType<CliOptions> = z.strictObject({
  reporter: z
    .array(z.string().min(1))
    .default(['default'])
    .describe(`how results are shown: ${REPORTER_NAMES.join(', ')}; name:file writes to a file`)
    .meta({ group: 'Output', value: '<name[:file]>' }),
  minCoverage: z.number().min(0).max(100).exactOptional().describe('exit code 1 when the tests cover less of the branches').meta({ group: 'Output', value: '<percent>' }),
  failOnFindings: z.boolean().default(false).describe('exit code 1 when a crash, an exit or a hang was found').meta({ group: 'Output' }),
  cache: z
    .boolean()
    .default(true)
    .describe('take the results of modules from earlier runs, as long as nothing that they depend on has changed')
    .meta({ group: 'Execution', negated: 'work on every module, whatever earlier runs have found' }),
  cacheFolder: z.string().min(1).exactOptional().describe('folder for results of earlier runs (default: node_modules/.cache/auklet)').meta({ group: 'Execution', value: '<folder>' }),
  queue: z.string().min(1).exactOptional().describe('have the work done by auklet work, through this Redis: redis://user:password@host:6379').meta({ group: 'Execution', value: '<url>' }),
  quiet: z.boolean().default(false).describe('no progress on stderr').meta({ group: 'Output' }),
  sandbox: z.boolean().default(false).describe('run everything inside bubblewrap: nothing writable but the project, no network').meta({ group: 'Execution' }),
});
