// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { encodeSnapshots, takeSnapshot } from '@auklet/protocol';

/** Finds out which variables look different from how they looked when last asked. */
export class ChangeDetector {
  readonly #looks: string[] = [];

  add(value: unknown): void {
    this.#looks.push(lookOf(value));
  }

  /** Positions in `variables`, which are those added so far. */
  changes(variables: readonly unknown[]): number[] {
    const changed: number[] = [];
    for (const [position, value] of variables.entries()) {
      if (!canChange(value)) continue;
      const look = lookOf(value);
      if (look === this.#looks[position]) continue;
      this.#looks[position] = look;
      changed.push(position);
    }
    return changed;
  }
}

function canChange(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function lookOf(value: unknown): string {
  return encodeSnapshots([takeSnapshot(value)]);
}
