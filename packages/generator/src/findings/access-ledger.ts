import type { DenialDto } from '@auklet/protocol';

/** How many different things of one module are told. */
const MOST_ENTRIES = 200;

/** What a module tried and was denied, each thing once, whatever ran it. */
export class AccessLedger {
  readonly #entries = new Map<string, DenialDto>();

  note(denial: DenialDto): void {
    const key = JSON.stringify([denial.access, denial.operation, denial.target]);
    if (this.#entries.size < MOST_ENTRIES) this.#entries.set(key, denial);
  }

  /** In an order that does not depend on when something was tried. */
  entries(): readonly DenialDto[] {
    return [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, denial]) => denial);
  }
}
