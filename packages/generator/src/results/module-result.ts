import type { OutcomeDto } from '@auklet/protocol';
import { z } from 'zod';
import type { TargetReport } from '../report/report.ts';
import type { OutputFileDto } from './output-files.ts';

/** What came of the work on one module, as plain data. */
export interface ModuleResultDto {
  readonly version: 1;
  readonly report: TargetReport;
  /** The test file and the file of errors, as far as the work came to them. */
  readonly files: readonly OutputFileDto[];
}

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
  phases: z.partialRecord(z.enum(['read', 'search', 'minimise', 'assert', 'verify', 'reproduce']), z.number().nonnegative()),
  findings: z.array(z.strictObject({ outcome: z.enum(OUTCOMES), detail: z.string(), call: z.string(), count, reproduction: z.string().exactOptional() })),
  errorsFile: z.string().exactOptional(),
  replay: z.strictObject({ seed: count, maxExecutions: count, exact: z.boolean() }).exactOptional(),
  warnings: z.array(z.string()),
  error: z.string().exactOptional(),
  cached: z.literal(true).exactOptional(),
});

export const moduleResultSchema: z.ZodType<ModuleResultDto> = z.strictObject({
  version: z.literal(1),
  report: targetReportSchema,
  files: z.array(z.strictObject({ path: z.string().min(1), before: z.string().nullable(), after: z.string().nullable() })),
});

/** Whether the same work would come to the same result again: nothing about this moment or this machine decided it. */
export function isLasting({ outcome, verified }: TargetReport): boolean {
  if (outcome === 'generated' || outcome === 'unchanged') return verified;
  return outcome === 'nothing-testable' || outcome === 'no-tests';
}
