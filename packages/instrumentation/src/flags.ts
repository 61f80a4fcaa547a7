import type * as t from '@babel/types';

/** Booleans that are made in one place and tested in another, so that the test has the distance of what made them. */
export class Flags {
  /** Functions that return booleans: their decisions explain what they return. */
  readonly functions: Set<number> = new Set();
  /** Expressions that such a function returns. */
  readonly returned: Set<t.Node> = new Set();
  /** Comparisons and calls that are a flag's value, by flag. */
  readonly #made = new Map<t.Node, number>();
  readonly #flagOfPredicate = new Map<number, number>();
  readonly #predicates: number[][] = [[]];

  /** How many flags there are; flag 0 is what functions return. */
  get count(): number {
    return this.#predicates.length;
  }

  addReturned(node: t.Node): void {
    this.#made.set(node, 0);
  }

  /** The variable that `initialiser` gives its value is tested by the predicate. */
  addTested(initialiser: t.Node, predicate: number): void {
    const flag = this.#made.get(initialiser) ?? this.#predicates.length;
    this.#made.set(initialiser, flag);
    this.#flagOfPredicate.set(predicate, flag);
    this.#predicates[flag] = [...(this.#predicates[flag] ?? []), predicate];
  }

  madeBy(node: t.Node): number | undefined {
    return this.#made.get(node);
  }

  explaining(predicate: number): number | undefined {
    return this.#flagOfPredicate.get(predicate);
  }

  /** The predicates that test the flag's variable. */
  predicatesOf(flag: number): readonly number[] {
    return this.#predicates[flag] ?? [];
  }
}
