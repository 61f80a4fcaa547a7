import { z } from 'zod';
import type { Gap } from './gap.ts';

export const gapSchema: z.ZodType<Gap> = z.strictObject({
  line: z.int().positive(),
  column: z.int().nonnegative(),
  branch: z.string(),
  reason: z.enum(['missed', 'constant', 'blocked', 'interrupted', 'not-entered', 'denied', 'left-out', 'retired']),
  why: z.string(),
  distance: z.number().nonnegative(),
  comparison: z.string().exactOptional(),
  closest: z.string().exactOptional(),
});
