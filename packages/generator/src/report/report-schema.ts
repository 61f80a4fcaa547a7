import type { OutcomeDto } from '@auklet/protocol';
import { denialSchema } from '@auklet/protocol/schema';
import { z } from 'zod';
import { gapSchema } from './gap-schema.ts';
import type { ModuleDetails } from './module-details.ts';
import type { Report, TargetReport } from './report.ts';

const count = z.int().nonnegative();
const figure = z.strictObject({ covered: count, total: count });
const OUTCOMES = ['returned', 'threw', 'timed-out', 'exited', 'crashed', 'out-of-memory', 'unhandled-rejection', 'not-serialisable'] as const satisfies readonly OutcomeDto['kind'][];

/** Later fields of a report pass through: they concern those who read them. */
export const targetReportSchema: z.ZodType<TargetReport> = z.looseObject({
  file: z.string(),
  outcome: z.enum(['generated', 'unchanged', 'nothing-testable', 'no-tests', 'unloadable', 'protected', 'failed']),
  testFile: z.string().nullable(),
  tests: count,
  verified: z.boolean(),
  coverage: z.strictObject({ branches: figure, statements: figure, functions: figure, lines: figure }),
  mutation: z.strictObject({ killed: count, covered: count }).exactOptional(),
  executions: count,
  searchMs: z.number().nonnegative(),
  phases: z.partialRecord(z.enum(['read', 'search', 'minimise', 'assert', 'hunt', 'verify', 'reproduce']), z.number().nonnegative()),
  findings: z.array(z.strictObject({ outcome: z.enum(OUTCOMES), detail: z.string(), call: z.string(), count, reproduction: z.string().exactOptional() })),
  denied: z.array(denialSchema),
  gaps: z.array(gapSchema).exactOptional(),
  details: z.custom<ModuleDetails>((value) => typeof value === 'object' && value !== null).exactOptional(),
  errorsFile: z.string().exactOptional(),
  replay: z.strictObject({ seed: count, maxExecutions: count, exact: z.boolean() }).exactOptional(),
  warnings: z.array(z.string()),
  error: z.string().exactOptional(),
  cached: z.literal(true).exactOptional(),
});

export const reportSchema: z.ZodType<Report> = z.strictObject({
  version: z.string(),
  seed: count,
  targets: z.array(targetReportSchema),
  shard: z.strictObject({ index: z.int().positive(), count: z.int().positive(), total: count, plan: z.string(), positions: z.array(count) }).exactOptional(),
});
