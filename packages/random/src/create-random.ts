import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus';
import type { RandomGenerator } from 'pure-rand/types/RandomGenerator';
import type { Random } from './random.ts';
import { childKey, type StreamKey } from './stream-key.ts';

/**
 * Creates a random source: xoroshiro128+ (Blackman and Vigna 2018) keyed by a hash of the seed.
 * The same seed gives the same numbers on every machine.
 */
export function createRandom(seed: number | string): Random {
  return new Xoroshiro(childKey(seed));
}

class Xoroshiro implements Random {
  readonly #key: StreamKey;
  readonly #generator: RandomGenerator;

  constructor(key: StreamKey) {
    this.#key = key;
    this.#generator = xoroshiro128plusFromState(key);
  }

  u32(): number {
    return this.#generator.next() >>> 0;
  }

  float(): number {
    return ((this.u32() >>> 5) * 0x4000000 + (this.u32() >>> 6)) / 0x20000000000000;
  }

  int(low: number, high: number): number {
    return uniformInt(this.#generator, low, high);
  }

  boolean(probability = 0.5): boolean {
    return this.float() < probability;
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('pick() needs at least one item');
    return items[this.int(0, items.length - 1)] as T;
  }

  weighted(weights: readonly number[]): number {
    let total = 0;
    for (const weight of weights) total += weight;
    if (!(total > 0) || !Number.isFinite(total)) throw new RangeError('weighted() needs finite weights with a positive sum');
    let left = this.float() * total;
    for (let i = 0; i < weights.length; i++) {
      left -= weights[i] as number;
      if (left < 0) return i;
    }
    return weights.findLastIndex((weight) => weight > 0);
  }

  shuffle<T>(items: readonly T[]): T[] {
    const shuffled = items.slice();
    for (let i = shuffled.length - 1; i > 0; i--) {
      const j = this.int(0, i);
      [shuffled[i], shuffled[j]] = [shuffled[j] as T, shuffled[i] as T];
    }
    return shuffled;
  }

  fork(...labels: readonly (number | string)[]): Random {
    return new Xoroshiro(labels.reduce((key, label) => childKey(label, key), this.#key));
  }
}
