import { z } from 'zod';
import type { OverlayDto, SubjectDto } from '../subject.ts';
import { PROTOCOL_VERSION } from '../version.ts';

const fileUrl = z.string().startsWith('file:');

export const overlaySchema: z.ZodType<OverlayDto> = z.strictObject({
  url: fileUrl,
  format: z.enum(['module', 'commonjs', 'json']),
  source: z.string(),
  resolutions: z.record(z.string(), z.string()),
  factory: z.strictObject({ source: z.string(), imports: z.array(z.string()) }).exactOptional(),
});

export const subjectSchema: z.ZodType<SubjectDto> = z.strictObject({
  version: z.literal(PROTOCOL_VERSION),
  url: fileUrl,
  format: z.enum(['module', 'commonjs']),
  overlays: z.array(overlaySchema),
  stateful: z.boolean(),
});
