import { z } from 'zod';
import type { ExportDto } from '../export-description.ts';
import { propertyKeySchema } from './test-case-schema.ts';

const callableShape = {
  length: z.int().min(0),
  async: z.boolean(),
  generator: z.boolean(),
  position: z.strictObject({ line: z.int().min(0), column: z.int().min(0) }).nullable(),
};

export const exportSchema: z.ZodType<ExportDto> = z.strictObject({
  path: z.array(z.string()).min(1),
  kind: z.enum(['function', 'class', 'value']),
  name: z.string(),
  ...callableShape,
  members: z.array(
    z.strictObject({ key: propertyKeySchema, kind: z.enum(['method', 'getter', 'setter', 'accessor']), ...callableShape }),
  ),
});
