import { z } from 'zod';
import type { ComparedDto, ComparisonDto } from '../comparison.ts';
import { numberLiteralSchema } from './test-case-schema.ts';

const index = z.int().min(0);
const text = z.string().max(200);

const comparedSchema: z.ZodType<ComparedDto> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['undefined', 'null', 'symbol']) }),
  z.strictObject({ kind: z.literal('boolean'), value: z.boolean() }),
  z.strictObject({ kind: z.literal('number'), value: numberLiteralSchema }),
  z.strictObject({ kind: z.literal('bigint'), value: z.string().regex(/^-?\d+$/) }),
  z.strictObject({ kind: z.literal('string'), value: text }),
  z.strictObject({ kind: z.literal('regexp'), source: z.string(), flags: z.string() }),
  z.strictObject({ kind: z.literal('array'), length: index, items: z.array(z.union([text, z.number()])).max(16) }),
  z.strictObject({ kind: z.literal('object'), type: z.string(), keys: z.array(text).max(16) }),
  z.strictObject({ kind: z.literal('function'), name: z.string() }),
  z.strictObject({ kind: z.literal('mimic'), position: index }),
]);

export const comparisonSchema: z.ZodType<ComparisonDto> = z.strictObject({
  predicate: index,
  statement: index,
  operator: z.string().max(40),
  left: comparedSchema,
  right: comparedSchema,
  outcome: z.boolean(),
  module: z.string().min(1).max(4096).exactOptional(),
});
