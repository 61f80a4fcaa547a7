import type { PredicateDescriptionDto } from '@auklet/protocol';

/** A predicate and one of its outcomes, to be joined by `is` or `was never`. */
export interface OutcomeWords {
  readonly subject: string;
  readonly state: string;
}

const STATES: Readonly<Record<PredicateDescriptionDto['kind'], readonly [whenTrue: string, whenFalse: string]>> = {
  test: ['true', 'false'],
  logical: ['true', 'false'],
  nullish: ['null or undefined', 'anything but null or undefined'],
  optional: ['null or undefined', 'anything but null or undefined'],
  default: ['used', 'left unused'],
  case: ['taken', 'passed over'],
  'has-next': ['entered', 'finished'],
};

/** What an outcome of a predicate means where it stands in the source; true and false do only for conditions. */
export function outcomeWords({ kind, text }: PredicateDescriptionDto, outcome: boolean): OutcomeWords {
  return { subject: subjectOf(kind, text), state: STATES[kind][outcome ? 0 : 1] };
}

function subjectOf(kind: PredicateDescriptionDto['kind'], text: string): string {
  if (kind === 'case') return `case ${text}`;
  if (kind === 'default') return `the default ${text}`;
  return kind === 'has-next' ? `the loop over ${text}` : text;
}
