import { z } from 'zod';
import type { GenerateEvent } from './generate-event.ts';

/** What happens while one module is worked on. */
export type ModuleEvent = Extract<GenerateEvent, { type: 'phase' | 'progress' | 'first-test' }>;

const count = z.int().nonnegative();

export const moduleEventSchema: z.ZodType<ModuleEvent> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('phase'), file: z.string(), phase: z.enum(['read', 'search', 'minimise', 'assert', 'verify', 'reproduce']) }),
  z.strictObject({ type: z.literal('progress'), file: z.string(), goals: z.strictObject({ covered: count, total: count }), executions: count, elapsedMs: z.number().nonnegative(), findings: count }),
  z.strictObject({ type: z.literal('first-test'), file: z.string(), source: z.string(), elapsedMs: z.number().nonnegative() }),
]);
