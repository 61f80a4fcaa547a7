import { z } from 'zod';
import { targetReportSchema } from '../report/report-schema.ts';
import type { TargetReport } from '../report/report.ts';
import type { OutputFileDto } from './output-files.ts';

/** What came of the work on one module, as plain data. */
export interface ModuleResultDto {
  readonly version: 1;
  readonly report: TargetReport;
  /** The test file and the file of errors, as far as the work came to them. */
  readonly files: readonly OutputFileDto[];
}

export const moduleResultSchema: z.ZodType<ModuleResultDto> = z.strictObject({
  version: z.literal(1),
  report: targetReportSchema,
  files: z.array(z.strictObject({ path: z.string().min(1), before: z.string().nullable(), after: z.string().nullable(), isShared: z.boolean() })),
});

/** Whether the same work would come to the same result again: nothing about this moment or this machine decided it. */
export function isLasting({ outcome, verified }: TargetReport): boolean {
  if (outcome === 'generated' || outcome === 'unchanged') return verified;
  return outcome === 'nothing-testable' || outcome === 'no-tests';
}
