import type { z } from 'zod';
import { AukletError } from '../auklet-error.ts';

/**
 * @param what names the data in the error: "An execution result".
 * @throws AukletError `invalid-dto` with the path and reason of the first issue.
 */
export function validate<T>(schema: z.ZodType<T>, data: unknown, what: string): T {
  const parsed = schema.safeParse(data);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? '' : ` at ${issue.path.join('.')}`;
  throw new AukletError('invalid-dto', `${what} is invalid${where}: ${issue?.message ?? 'unknown reason'}.`, { cause: parsed.error });
}
