import type { DenialDto } from '@auklet/protocol';

/** How many different things of one module are told. */
const MOST_ENTRIES = 200;

/** What a module tried and was denied, each thing once, whatever ran it. */
export class AccessLedger {
  readonly #entries = new Map<string, DenialDto>();

  note(denial: DenialDto): void {
    const key = JSON.stringify([denial.access, denial.operation, denial.target]);
    this.#entries.set(key, denial);
    if (this.#entries.size > 2 * MOST_ENTRIES) this.#forgetLast();
  }

  /** The first ones in an order that does not depend on when something was tried. */
  entries(): readonly DenialDto[] {
    return this.#sorted().slice(0, MOST_ENTRIES).map(([, denial]) => denial);
  }

  #forgetLast(): void {
    for (const [key] of this.#sorted().slice(MOST_ENTRIES)) this.#entries.delete(key);
  }

  #sorted(): readonly (readonly [string, DenialDto])[] {
    return [...this.#entries].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
