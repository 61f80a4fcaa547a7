import { z } from 'zod';
import type { MimicDto, MimicStepDto } from '../probe.ts';

const index = z.int().min(0);

const mimicStepSchema: z.ZodType<MimicStepDto> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('argument'), place: z.string() }),
  z.strictObject({ kind: z.literal('property'), key: z.string() }),
  z.strictObject({ kind: z.enum(['result', 'resolved', 'element', 'parsed']) }),
  z.strictObject({ kind: z.literal('passed'), callback: index, position: index }),
  z.strictObject({ kind: z.literal('json'), text: z.string() }),
]);

export const mimicSchema: z.ZodType<MimicDto> = z.strictObject({
  name: z.string(),
  parent: index.nullable(),
  step: mimicStepSchema,
  isOpen: z.boolean(),
  uses: z.array(z.enum(['called', 'iterated', 'list', 'text', 'number', 'awaited', 'given', 'written'])),
});
