// Runs in the main process. What it reads was written by a process that ran hostile code.
import { AukletError, type DenialDto } from '@auklet/protocol';
import { denialSchema, validate } from '@auklet/protocol/schema';

/** @throws AukletError `invalid-dto` */
export function readDenial(text: string): DenialDto {
  return Object.freeze(validate(denialSchema, parse(text), 'A denial'));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'A denial is no JSON.', { cause });
  }
}
