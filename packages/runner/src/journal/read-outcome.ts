// Runs in the main process. What it reads was written by a process that ran hostile code.
import { AukletError, type OutcomeDto } from '@auklet/protocol';
import { outcomeSchema, validate } from '@auklet/protocol/schema';

/** Outcomes that were read lately. Most tests end in one of few ways, and what was validated once stays valid. */
const known = new Map<string, OutcomeDto>();
const MOST_KNOWN = 256;
const LONGEST_KNOWN = 200;

/** @throws AukletError `invalid-dto` */
export function readOutcome(text: string): OutcomeDto {
  const before = known.get(text);
  if (before !== undefined) return before;
  const outcome = validate(outcomeSchema, parse(text), 'An outcome');
  if (text.length <= LONGEST_KNOWN) {
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(text, Object.freeze(outcome));
  }
  return outcome;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new AukletError('invalid-dto', 'An outcome is no JSON.', { cause });
  }
}
