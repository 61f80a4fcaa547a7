import type { Random } from '@auklet/random';
import { Pattern } from './pattern.ts';

const MOST_LEARNT = 64;

export interface PatternSource {
  readonly source: string;
  readonly flags: string;
}

/** The regular expressions worth writing texts for: those of the source and those met while running. */
export class PatternLibrary {
  readonly #sources: PatternSource[];
  readonly #known: Map<string, Pattern | null> = new Map<string, Pattern | null>();
  readonly #given: number;

  constructor(sources: readonly PatternSource[]) {
    this.#sources = sources.filter((source) => this.#pattern(source) !== null);
    this.#given = this.#sources.length;
  }

  get size(): number {
    return this.#sources.length;
  }

  get sources(): readonly PatternSource[] {
    return this.#sources;
  }

  /** Adds a pattern that the subject was seen to use; what is no regular expression is left out. */
  learn(source: PatternSource): void {
    if (this.#known.has(nameOf(source)) || this.#sources.length >= this.#given + MOST_LEARNT) return;
    if (this.#pattern(source) !== null) this.#sources.push(source);
  }

  /** A text for any of the patterns; there must be one. */
  text(random: Random): string {
    return this.textFor(random.pick(this.#sources), random) ?? '';
  }

  /** A text that the pattern matches; `undefined` when it is no regular expression. */
  textFor(source: PatternSource, random: Random): string | undefined {
    return this.#pattern(source)?.text(random);
  }

  #pattern(source: PatternSource): Pattern | null {
    const name = nameOf(source);
    const known = this.#known.get(name);
    if (known !== undefined) return known;
    const pattern = read(source);
    this.#known.set(name, pattern);
    return pattern;
  }
}

function nameOf({ source, flags }: PatternSource): string {
  return `/${source}/${flags}`;
}

function read({ source, flags }: PatternSource): Pattern | null {
  try {
    return new Pattern(source, flags);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
