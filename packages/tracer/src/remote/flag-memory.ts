import type { RawDistance } from '../distances/raw-distance.ts';

/** The flag of the boolean that the last function returned. */
export const RETURNED = 0;

const UNKNOWN = 0;
const FALSE = 1;
const TRUE = 2;

/** What booleans came from: per flag its value, and how far the decision was from the other one. */
export class FlagMemory {
  readonly #values: Uint8Array;
  readonly #raws: Float64Array;

  constructor(flags: number) {
    this.#values = new Uint8Array(flags);
    this.#raws = new Float64Array(flags);
  }

  clear(): void {
    this.#values.fill(UNKNOWN);
  }

  forget(flag: number): void {
    this.#values[flag] = UNKNOWN;
  }

  set(flag: number, value: boolean, raw: RawDistance): void {
    this.#values[flag] = value ? TRUE : FALSE;
    this.#raws[flag] = raw;
  }

  /** The distance to the other value; `undefined` when the flag does not explain this one. */
  get(flag: number, value: boolean): RawDistance | undefined {
    return this.#values[flag] === (value ? TRUE : FALSE) ? this.#raws[flag] : undefined;
  }
}
