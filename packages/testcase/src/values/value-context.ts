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

/** A growing list of names, put together when it is asked for. */
export class Words {
  readonly #pending: ValueTree[];
  readonly #set = new Set<string>();
  #list: readonly string[] = [];

  constructor(values: Iterable<ValueTree>) {
    this.#pending = [...values];
  }

  get list(): readonly string[] {
    if (this.#pending.length > 0) {
      for (const value of this.#pending) collectWords(value, this.#set);
      this.#pending.length = 0;
      this.#list = [...this.#set];
    }
    return this.#list;
  }

  add(value: ValueTree): void {
    this.#pending.push(value);
  }
}

/** A context at the end of the draft; the words are those of its statements. */
export function contextOf(draft: Draft, random: Random): ValueContext {
  return { draft, random, depth: 0, words: new Words(draft.statements.flatMap(valuesOf)) };
}

export function deeper(context: ValueContext): ValueContext {
  const { random, draft, depth, words } = context;
  return { random, draft, depth: depth + 1, words };
}

/** An index by weight, each weight beside what it stands for. */
export function choose<T>(random: Random, options: readonly (readonly [number, T])[]): T {
  const index = random.weighted(options.map((option) => option[0]));
  return (options[index] as readonly [number, T])[1];
}
