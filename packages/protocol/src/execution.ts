import type { DenialDto } from './denial.ts';
import type { OutcomeDto } from './outcome.ts';
import type { ProtocolVersion } from './version.ts';

/** What one observer saw of one test: its own bytes or its own text, read by nobody else. */
export type ObservationDto = Uint8Array | string;

/** The slim result of one test case: a flat envelope without references into the child. */
export interface ExecutionResultDto {
  readonly version: ProtocolVersion;
  /** Position of the test case in the batch that was asked for. */
  readonly index: number;
  readonly outcome: OutcomeDto;
  /** By observer name. */
  readonly observations: Readonly<Record<string, ObservationDto>>;
  /** What the test, or the loading that it relied on, tried and was denied; absent when that was nothing. */
  readonly denials?: readonly DenialDto[];
}
