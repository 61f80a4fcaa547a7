import { z } from 'zod';
import type { ExecutionResultDto } from '../execution.ts';
import type { OutcomeDto, ThrownDto } from '../outcome.ts';
import { PROTOCOL_VERSION } from '../version.ts';
import { denialSchema } from './denial-schema.ts';

const statement = z.int().min(-1);

export const thrownSchema: z.ZodType<ThrownDto> = z.strictObject({
  type: z.string(),
  isError: z.boolean(),
  message: z.string().max(500),
});

export const outcomeSchema: z.ZodType<OutcomeDto> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('returned') }),
  z.strictObject({ kind: z.literal('threw'), statement, error: thrownSchema }),
  z.strictObject({ kind: z.literal('timed-out'), statement, budget: z.enum(['steps', 'cpu', 'wall', 'turns']) }),
  z.strictObject({ kind: z.literal('exited'), statement, code: z.int() }),
  z.strictObject({
    kind: z.literal('crashed'),
    statement,
    signal: z.string().nullable(),
    code: z.int().nullable(),
    frame: z.string().exactOptional(),
  }),
  z.strictObject({ kind: z.literal('out-of-memory'), statement }),
  z.strictObject({ kind: z.literal('unhandled-rejection'), statement, error: thrownSchema }),
  z.strictObject({ kind: z.literal('not-serialisable'), statement, observer: z.string(), error: thrownSchema }),
]);

export const executionResultSchema: z.ZodType<ExecutionResultDto> = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  index: z.int().min(0),
  outcome: outcomeSchema,
  observations: z.record(z.string(), z.union([z.instanceof(Uint8Array), z.string()])),
  denials: z.array(denialSchema).exactOptional(),
});
