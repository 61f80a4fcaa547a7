import type { Suggestion } from '../problem.ts';

const CAPACITY = 256;
const USES = 3;

interface Entry<C> {
  readonly suggestion: Suggestion<C>;
  /** Distance to its goal of the chromosome that gave rise to it. */
  readonly distance: number;
  readonly serial: number;
}

/**
 * Suggestions that wait, the nearest to their goal first. A key is taken in a bounded number of times, so that a
 * suggestion which does not help cannot crowd out the others.
 */
export class SuggestionQueue<C> {
  #entries: Entry<C>[] = [];
  readonly #uses = new Map<string, number>();
  #serial = 0;

  get length(): number {
    return this.#entries.length;
  }

  push(suggestion: Suggestion<C>, distance: number): void {
    const uses = this.#uses.get(suggestion.key) ?? 0;
    if (uses >= USES) return;
    this.#uses.set(suggestion.key, uses + 1);
    this.#entries.push({ suggestion, distance, serial: this.#serial++ });
  }

  /** Drops what no longer has a goal to serve, and what is furthest away beyond the capacity. */
  settle(wanted: (goal: number) => boolean): void {
    this.#entries = this.#entries
      .filter(({ suggestion }) => wanted(suggestion.goal))
      .sort((a, b) => a.distance - b.distance || a.serial - b.serial)
      .slice(0, CAPACITY);
  }

  /** Takes `count` suggestions, goal by goal in turns, so that no goal waits for another's long list. */
  take(count: number): Suggestion<C>[] {
    const taken: Suggestion<C>[] = [];
    while (taken.length < count && this.#entries.length > 0) {
      const served = new Set<number>();
      const left: Entry<C>[] = [];
      for (const entry of this.#entries) {
        if (taken.length < count && !served.has(entry.suggestion.goal)) {
          served.add(entry.suggestion.goal);
          taken.push(entry.suggestion);
        } else left.push(entry);
      }
      this.#entries = left;
    }
    return taken;
  }
}
