// Runs in the child: may import node builtins and protocol only.
import { createRequire } from 'node:module';
import type { Patches } from './patches.ts';

const require = createRequire(import.meta.url);
const { floor, imul } = Math;

/** A sequence of pseudo-random 32-bit words (xorshift-multiply mixing of a counter, after splitmix32). */
export class SeededWords {
  readonly #seed: number;
  #state: number;

  constructor(seed: number) {
    this.#seed = seed >>> 0;
    this.#state = this.#seed;
  }

  restart(): void {
    this.#state = this.#seed;
  }

  next(): number {
    this.#state = (this.#state + 0x9e37_79b9) | 0;
    let word = this.#state;
    word = imul(word ^ (word >>> 16), 0x21f0_aaad);
    word = imul(word ^ (word >>> 15), 0x735a_2d97);
    return (word ^ (word >>> 15)) >>> 0;
  }

  /** In [0, 1), with 53 random bits. */
  fraction(): number {
    return ((this.next() >>> 5) * 0x400_0000 + (this.next() >>> 6)) / 0x20_0000_0000_0000;
  }

  fill(bytes: Uint8Array): void {
    for (let i = 0; i < bytes.length; i++) bytes[i] = this.next() & 0xff;
  }
}

/** Replaces the sources of randomness: `Math.random`, `node:crypto` and Web Crypto. */
export function patchRandom(patches: Patches, words: SeededWords): void {
  patches.set(Math, 'random', () => words.fraction());
  const crypto = require('node:crypto') as Record<string, unknown> & { webcrypto: object };
  const sources = randomSources(words);
  for (const name of ['randomBytes', 'pseudoRandomBytes', 'randomInt', 'randomUUID', 'randomFill', 'randomFillSync', 'getRandomValues'] as const) {
    patches.set(crypto, name, sources[name]);
  }
  const web = Object.getPrototypeOf(crypto.webcrypto) as object;
  patches.set(web, 'getRandomValues', sources.getRandomValues);
  patches.set(web, 'randomUUID', sources.randomUUID);
}

type Callback = (error: null, value: unknown) => void;

function randomSources(words: SeededWords) {
  const later = (callback: Callback | undefined, value: unknown): unknown => {
    if (callback === undefined) return value;
    queueMicrotask(() => callback(null, value));
    return undefined;
  };
  const bytes = (size: number): Buffer => {
    const buffer = Buffer.alloc(size);
    words.fill(buffer);
    return buffer;
  };
  const fill = <T extends ArrayBufferView | ArrayBuffer>(target: T, offset = 0, size?: number): T => {
    const view = ArrayBuffer.isView(target) ? new Uint8Array(target.buffer, target.byteOffset, target.byteLength) : new Uint8Array(target);
    words.fill(view.subarray(offset, size === undefined ? undefined : offset + size));
    return target;
  };
  return {
    randomBytes: (size: number, callback?: Callback) => later(callback, bytes(size)),
    pseudoRandomBytes: (size: number, callback?: Callback) => later(callback, bytes(size)),
    randomInt: (...args: (number | Callback)[]) => {
      const callback = args.find((arg) => typeof arg === 'function');
      const bounds = args.filter((arg) => typeof arg === 'number');
      const [least, most] = bounds.length > 1 ? [bounds[0] as number, bounds[1] as number] : [0, bounds[0] ?? 0];
      return later(callback, least + floor(words.fraction() * (most - least)));
    },
    randomUUID: () => uuid(bytes(16)),
    randomFill: (target: ArrayBufferView, ...rest: (number | Callback)[]) => {
      const [offset, size] = rest.filter((arg) => typeof arg === 'number');
      return later(rest.find((arg) => typeof arg === 'function'), fill(target, offset, size));
    },
    randomFillSync: fill,
    getRandomValues: (target: ArrayBufferView) => fill(target),
  };
}

/** Version 4, variant 1, as RFC 9562 lays it out. */
function uuid(bytes: Buffer): string {
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
