import { z } from 'zod';

/** What concerns the command line alone, and may be configured as well. */
export interface CliOptions {
  readonly reporter: readonly string[];
  /** Percentage of the branches. */
  readonly minCoverage?: number;
  readonly quiet: boolean;
}

export const cliOptionsSchema: z.ZodType<CliOptions> = z.strictObject({
  reporter: z
    .array(z.string().min(1))
    .default(['default'])
    .describe('how results are shown: default or json; name:file writes to a file')
    .meta({ group: 'Output', value: '<name[:file]>' }),
  minCoverage: z.number().min(0).max(100).exactOptional().describe('exit code 1 when the tests cover less of the branches').meta({ group: 'Output', value: '<percent>' }),
  quiet: z.boolean().default(false).describe('no progress on stderr').meta({ group: 'Output' }),
});
