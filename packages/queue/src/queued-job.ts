import { type JobDescriptionDto, jobDescriptionSchema } from '@auklet/generator';
import { z } from 'zod';

/** What lies in the queue. */
export interface QueuedJobDto {
  readonly job: JobDescriptionDto;
  /** Who waits for it. */
  readonly producer: string;
}

export const queuedJobSchema: z.ZodType<QueuedJobDto> = z.strictObject({ job: jobDescriptionSchema, producer: z.uuid() });
