import type { CallableDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { LIMITS } from '../limits.ts';
import { useCallable } from './callable-uses.ts';
import type { Draft } from './draft.ts';
import { usesOfHoldings } from './holding-uses.ts';

const USE_HELD = 0.55;
const ON_TARGET = 0.45;
/** Timers of the subject run only when the clock moves. */
const WAIT = 0.02;

/** Appends one more use of the subject: of a value that the draft holds, or of a callable, wanted ones first. */
export function extendDraft(draft: Draft, random: Random, wanted: readonly CallableDto[] = []): void {
  if (draft.length >= LIMITS.statements) return;
  if (draft.length > 0 && random.boolean(WAIT)) {
    draft.append({ kind: 'advance', milliseconds: random.boolean() ? 'all' : random.pick([1, 100, 1000]) });
    return;
  }
  const uses = random.boolean(USE_HELD) ? usesOfHoldings(draft) : [];
  if (uses.length > 0) uses[random.weighted(uses.map(({ weight }) => weight))]?.append(random);
  else useCallable(pickCallable(draft, random, wanted), draft, random);
}

/** Constructors alone do little: a class counts by its members. */
export function pickCallable(draft: Draft, random: Random, wanted: readonly CallableDto[]): CallableDto {
  const { callables } = draft.cluster;
  if (wanted.length > 0 && random.boolean(ON_TARGET)) return random.pick(wanted);
  return random.pick(callables);
}
