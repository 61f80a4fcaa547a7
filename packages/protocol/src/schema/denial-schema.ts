import { z } from 'zod';
import type { DenialDto } from '../denial.ts';

export const denialSchema: z.ZodType<DenialDto> = z.strictObject({
  access: z.enum(['addon', 'child-process', 'file-write', 'network', 'worker', 'environment', 'process']),
  operation: z.string().max(100),
  target: z.string().max(200),
});
