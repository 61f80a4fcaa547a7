import { isBindable } from './identifier.ts';

/** Names in one scope; a scope inside another does not hide what is outside. */
export class NamePool {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** `base`, or `base2`, `base3`, … when it is taken or cannot be bound. */
  take(base: string): string {
    const name = this.#free(base);
    this.#taken.add(name);
    return name;
  }

  inner(): NamePool {
    return new NamePool(this.#taken);
  }

  #free(base: string): string {
    if (isBindable(base) && !this.#taken.has(base)) return base;
    for (let suffix = 2; ; suffix++) {
      const name = `${base}${suffix}`;
      if (isBindable(name) && !this.#taken.has(name)) return name;
    }
  }
}
