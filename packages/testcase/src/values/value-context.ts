import type { ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { valuesOf } from '../model/statement.ts';
import { collectWords } from '../model/words.ts';
import type { Draft } from '../statements/draft.ts';

/** Where a value is made: what it may refer to, how deep it stands, and what stands beside it. */
export interface ValueContext {
  readonly random: Random;
  readonly draft: Draft;
  readonly depth: number;
  /** Names in the values around: property names and strings often refer to one another. */
  readonly words: Words;
}

/** A growing list of names. */
export class Words {
  readonly #set = new Set<string>();
  #list: readonly string[] | null = null;

  get list(): readonly string[] {
    this.#list ??= [...this.#set];
    return this.#list;
  }

  add(value: ValueTree): void {
    collectWords(value, this.#set);
    this.#list = null;
  }
}

/** A context at the end of the draft; the words are those of its statements. */
export function contextOf(draft: Draft, random: Random): ValueContext {
  const words = new Words();
  for (const statement of draft.statements) for (const value of valuesOf(statement)) words.add(value);
  return { draft, random, depth: 0, words };
}

export function deeper(context: ValueContext): ValueContext {
  return { ...context, depth: context.depth + 1 };
}

/** An index by weight, each weight beside what it stands for. */
export function choose<T>(random: Random, options: readonly (readonly [number, T])[]): T {
  const index = random.weighted(options.map(([weight]) => weight));
  return (options[index] as readonly [number, T])[1];
}
