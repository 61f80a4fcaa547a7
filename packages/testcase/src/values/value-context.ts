import type { Random } from '@auklet/random';
import type { Draft } from '../statements/draft.ts';

/** Where a value is made: what it may refer to, how deep it stands, and what stands beside it. */
export interface ValueContext {
  readonly random: Random;
  readonly draft: Draft;
  readonly depth: number;
  /** Property names of the objects made so far for the same call: strings beside them often name them. */
  readonly keysBeside: string[];
}

export function contextOf(draft: Draft, random: Random): ValueContext {
  return { draft, random, depth: 0, keysBeside: [] };
}

export function deeper(context: ValueContext): ValueContext {
  return { ...context, depth: context.depth + 1 };
}

/** An index by weight, each weight beside what it stands for. */
export function choose<T>(random: Random, options: readonly (readonly [number, T])[]): T {
  const index = random.weighted(options.map(([weight]) => weight));
  return (options[index] as readonly [number, T])[1];
}
