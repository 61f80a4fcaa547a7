import type { QueueAddress } from './queue-address.ts';

/** Changes with what a job or a result looks like, so that versions do not meet in one queue. */
const FORMAT = 1;

/** Prefix of everything that BullMQ keeps. */
export const PREFIX: string = `auklet:${FORMAT}`;

/** Name of a job in the queue; there is one kind. */
export const JOB_NAME = 'module';

/** Seconds that results stay: those that would come out again, and the others. */
export const RESULT_LIFETIME = { lasting: 86_400, passing: 600 } as const;

export function resultKey({ name }: QueueAddress, jobId: string): string {
  return `${PREFIX}:${name}:result:${jobId}`;
}

/** There as long as a producer lives. */
export function producerKey({ name }: QueueAddress, producer: string): string {
  return `${PREFIX}:${name}:producer:${producer}`;
}
