/** True for the code units that one step of an automaton consumes. */
export type CharacterTest = (code: number) => boolean;

/** A nondeterministic automaton: state 0 starts it, state 1 accepts. */
export class Automaton {
  static readonly START = 0;
  static readonly ACCEPT = 1;
  readonly isAnchoredAtStart: boolean;
  readonly isAnchoredAtEnd: boolean;
  /** States reached without consuming anything, by state. */
  readonly free: number[][] = [[], []];
  /** What a state consumes, and where that leads; `null` for states with free steps only. */
  readonly steps: ({ readonly test: CharacterTest; readonly to: number } | null)[] = [null, null];

  constructor(isAnchoredAtStart: boolean, isAnchoredAtEnd: boolean) {
    this.isAnchoredAtStart = isAnchoredAtStart;
    this.isAnchoredAtEnd = isAnchoredAtEnd;
  }

  get size(): number {
    return this.free.length;
  }

  addState(): number {
    this.steps.push(null);
    return this.free.push([]) - 1;
  }

  connect(from: number, to: number): void {
    this.free[from]?.push(to);
  }

  consume(from: number, to: number, test: CharacterTest): void {
    this.steps[from] = { test, to };
  }
}
