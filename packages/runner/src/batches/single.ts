import { AukletError, type ExecutionResultDto } from '@auklet/protocol';

/** The one result of a batch of one. */
export async function single(results: AsyncIterable<ExecutionResultDto>): Promise<ExecutionResultDto> {
  for await (const result of results) return result;
  throw new AukletError('infrastructure', 'A batch of one had no result.');
}
