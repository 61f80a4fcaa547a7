import type { DenialDto, ExecutionResultDto } from '@auklet/protocol';

/** Denials of what would have changed something: code that met one is not to run where nothing denies. Reading variables changes nothing. */
export function effectsOf({ denials = [] }: Pick<ExecutionResultDto, 'denials'>): readonly DenialDto[] {
  return denials.filter(({ access }) => access !== 'environment');
}

/** Whether a test tried to reach outside of the child process that it ran in. */
export function reachesOutside(result: Pick<ExecutionResultDto, 'denials'>): boolean {
  return effectsOf(result).length > 0;
}
