import type { DenialDto, ExecutionResultDto } from '@auklet/protocol';

/** A result says what was denied only when something was. */
export function withDenials(result: ExecutionResultDto, denials: readonly DenialDto[]): ExecutionResultDto {
  return denials.length === 0 ? result : { ...result, denials };
}
