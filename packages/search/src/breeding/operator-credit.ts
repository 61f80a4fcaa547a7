const WINDOW = 10;
const LEAST = 0.05;
const NEW_GOAL = 10;

/** What one operator's offspring achieved in one generation. */
export interface OperatorGain {
  readonly offspring: number;
  readonly newGoals: number;
  /** Current goals whose least distance its offspring lowered. */
  readonly improvedGoals: number;
}

/**
 * Adaptive operator selection by probability matching (Thierens 2005) over a window of generations. It counts goals,
 * never time, so it is the same on every machine; each operator keeps a floor.
 */
export class OperatorCredit<Name extends string> {
  readonly #base: Readonly<Record<Name, number>>;
  readonly #names: readonly Name[];
  readonly #window: Readonly<Record<Name, OperatorGain>>[] = [];

  /** `base`: the shares before anything is known; they sum to 1. */
  constructor(base: Readonly<Record<Name, number>>) {
    this.#base = base;
    this.#names = Object.keys(base) as Name[];
  }

  record(gains: Readonly<Record<Name, OperatorGain>>): void {
    this.#window.push(gains);
    if (this.#window.length > WINDOW) this.#window.shift();
  }

  /** Shares half by design, half by what the operators have earned lately. */
  get shares(): Readonly<Record<Name, number>> {
    const quality = this.#names.map((name) => this.#quality(name));
    const total = quality.reduce((sum, value) => sum + value, 0);
    const shares = this.#names.map((name, i) => {
      const earned = total === 0 ? this.#base[name] : (quality[i] as number) / total;
      return Math.max(LEAST, (this.#base[name] + earned) / 2);
    });
    const sum = shares.reduce((a, b) => a + b, 0);
    return Object.fromEntries(this.#names.map((name, i) => [name, (shares[i] as number) / sum])) as Record<Name, number>;
  }

  #quality(name: Name): number {
    let offspring = 0;
    let credit = 0;
    for (const gains of this.#window) {
      offspring += gains[name].offspring;
      credit += NEW_GOAL * gains[name].newGoals + gains[name].improvedGoals;
    }
    return offspring === 0 ? 0 : credit / offspring;
  }
}
