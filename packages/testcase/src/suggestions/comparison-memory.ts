import type { ComparisonDto } from '@auklet/protocol';

/** A comparison is asked about so many times, and after that when the number of its times is a power of two. */
const OFTEN = 64;
/** Comparisons of one predicate that are asked about at once: a loop has more to say than can be tried. */
const MOST_AT_ONCE = 6;

/**
 * Which comparisons have been asked about, and how often. What follows from the same operands is nearly always the
 * same, so the more often it was asked the less there is to gain.
 */
export class ComparisonMemory {
  readonly #times = new Map<string, number>();

  /** Those that are worth asking about now, each of them once in its statement. */
  due(comparisons: readonly ComparisonDto[]): ComparisonDto[] {
    const met = new Set<string>();
    const chosen = new Map<number, number>();
    return comparisons.filter((comparison) => {
      const already = chosen.get(comparison.predicate) ?? 0;
      if (already >= MOST_AT_ONCE) return false;
      const key = keyOf(comparison);
      const isDue = !met.has(`${comparison.statement} ${key}`) && this.#isDue(key);
      met.add(`${comparison.statement} ${key}`);
      if (isDue) chosen.set(comparison.predicate, already + 1);
      return isDue;
    });
  }

  #isDue(key: string): boolean {
    const times = (this.#times.get(key) ?? 0) + 1;
    this.#times.set(key, times);
    return times <= OFTEN || Number.isInteger(Math.log2(times));
  }
}

function keyOf({ predicate, outcome, left, right }: ComparisonDto): string {
  return JSON.stringify([predicate, outcome, left, right]);
}
