/** A set that may be part of a cover; its elements are numbers, each once. */
export interface Coverer {
  readonly elements: readonly number[];
  /** Decides between covers of as many sets. */
  readonly cost: number;
}

/** Branches after which the search gives up, so that it takes a few milliseconds at most. */
const MOST_BRANCHES = 20_000;

/**
 * A smallest list of sets that cover what all of them cover, the cheapest of those: branch and bound over the element with the
 * fewest sets that hold it, bounded by elements that no set holds two of.
 *
 * @returns Positions, ascending; `null` when it would take too long.
 */
export function exactCover(coverers: readonly Coverer[]): readonly number[] | null {
  return new CoverSearch(coverers).run();
}

class CoverSearch {
  readonly #coverers: readonly Coverer[];
  /** Per kind of element, the sets that hold it: elements with the same sets are one. */
  readonly #holders: readonly (readonly number[])[];
  #best: readonly number[] | null = null;
  #bestCost = Number.POSITIVE_INFINITY;
  #branches = 0;

  constructor(coverers: readonly Coverer[]) {
    this.#coverers = coverers;
    this.#holders = essential(holdersOf(coverers));
  }

  run(): readonly number[] | null {
    this.#branch([], this.#holders);
    if (this.#branches > MOST_BRANCHES || this.#best === null) return null;
    return [...this.#best].sort((a, b) => a - b);
  }

  #branch(chosen: readonly number[], open: readonly (readonly number[])[]): void {
    if (++this.#branches > MOST_BRANCHES) return;
    if (open.length === 0) return this.#offer(chosen);
    if (chosen.length + disjoint(open) > (this.#best?.length ?? Number.POSITIVE_INFINITY)) return;
    const scarcest = open.reduce((least, holders) => (holders.length < least.length ? holders : least));
    const gains = scarcest.map((set) => ({ set, left: open.filter((holders) => !holders.includes(set)) }));
    gains.sort((a, b) => a.left.length - b.left.length || this.#costOf(a.set) - this.#costOf(b.set) || a.set - b.set);
    // A set that was tried is left out of the branches after it.
    const tried = new Set<number>();
    for (const { set, left } of gains) {
      this.#branch([...chosen, set], left.map((holders) => holders.filter((one) => !tried.has(one))));
      tried.add(set);
    }
  }

  #offer(chosen: readonly number[]): void {
    const cost = chosen.reduce((sum, set) => sum + this.#costOf(set), 0);
    if (this.#best !== null && (chosen.length > this.#best.length || (chosen.length === this.#best.length && cost >= this.#bestCost))) return;
    this.#best = chosen;
    this.#bestCost = cost;
  }

  #costOf(set: number): number {
    return this.#coverers[set]?.cost ?? 0;
  }
}

function holdersOf(coverers: readonly Coverer[]): number[][] {
  const holders = new Map<number, number[]>();
  coverers.forEach(({ elements }, set) => {
    for (const element of elements) holders.set(element, [...(holders.get(element) ?? []), set]);
  });
  return [...new Map([...holders.values()].map((sets) => [sets.join(), sets])).values()];
}

/** Without those that are covered whenever another one is, because all of its sets hold them. */
function essential(holders: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const scarce = holders.toSorted((a, b) => a.length - b.length);
  const kept: (readonly number[])[] = [];
  for (const sets of scarce) if (!kept.some((fewer) => fewer.every((set) => sets.includes(set)))) kept.push(sets);
  return kept;
}

/** How many of the elements, found greedily, share no set: each takes a set of its own. */
function disjoint(open: readonly (readonly number[])[]): number {
  const taken = new Set<number>();
  let count = 0;
  for (const sets of open) {
    if (sets.some((set) => taken.has(set))) continue;
    count++;
    for (const set of sets) taken.add(set);
  }
  return count;
}
