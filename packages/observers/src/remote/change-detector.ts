// Runs beside the subject: may import node builtins and protocol only, and never runs the subject's code.
import { type SnapshotDto, takeSnapshot } from '@auklet/protocol';
import { isSameData } from './is-same-data.ts';

/** Finds out which variables look different from how they looked when last asked. */
export class ChangeDetector {
  readonly #looks: SnapshotDto[] = [];

  /** @param look of the next variable, at this moment */
  add(look: SnapshotDto): void {
    this.#looks.push(look);
  }

  /** Positions in `variables`, which are those added so far. */
  changes(variables: readonly unknown[]): number[] {
    const changed: number[] = [];
    for (const [position, value] of variables.entries()) {
      if (!canChange(value)) continue;
      const look = takeSnapshot(value);
      if (isSameData(look, this.#looks[position])) continue;
      this.#looks[position] = look;
      changed.push(position);
    }
    return changed;
  }
}

function canChange(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
