import type { RuntimeTypeDto } from '@auklet/protocol';

const MOST_TYPES = 6;

interface Seen {
  readonly type: RuntimeTypeDto;
  count: number;
}

/** What values of each origin have turned out to be. It only counts, so equal histories give equal answers. */
export class RuntimeEvidence {
  readonly #seen = new Map<string, Map<string, Seen>>();
  readonly #ranked = new Map<string, readonly RuntimeTypeDto[]>();

  record(producer: string, type: RuntimeTypeDto): void {
    const types = this.#seen.get(producer) ?? new Map<string, Seen>();
    this.#seen.set(producer, types);
    const signature = `${type.kind} ${type.type ?? ''} ${type.length ?? ''} ${type.methods?.join() ?? ''} ${type.getters?.join() ?? ''}`;
    const seen = types.get(signature);
    if (seen !== undefined) seen.count += 1;
    else if (types.size < MOST_TYPES) types.set(signature, { type, count: 1 });
    if (seen === undefined) this.#ranked.delete(producer);
  }

  /** Distinct types, in the order in which they were first seen. */
  typesOf(producer: string): readonly RuntimeTypeDto[] {
    const ranked = this.#ranked.get(producer);
    if (ranked !== undefined) return ranked;
    const types = Array.from(this.#seen.get(producer)?.values() ?? [], ({ type }) => type);
    this.#ranked.set(producer, types);
    return types;
  }
}
