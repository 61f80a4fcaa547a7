import type { SnapshotDto } from '@auklet/protocol';

/** The snapshot with every string that contains one of the texts marked as unusable. */
export function withoutText(snapshot: SnapshotDto, texts: readonly string[]): SnapshotDto {
  return texts.length === 0 ? snapshot : new Removal(texts).of(snapshot);
}

class Removal {
  readonly #texts: readonly string[];
  readonly #known = new Map<SnapshotDto, SnapshotDto>();

  constructor(texts: readonly string[]) {
    this.#texts = texts;
  }

  of(snapshot: SnapshotDto): SnapshotDto {
    const known = this.#known.get(snapshot);
    if (known !== undefined) return known;
    const copy = this.#holdsText(snapshot) ? unusable(snapshot) : { ...snapshot };
    this.#known.set(snapshot, copy);
    this.#replaceParts(copy);
    return copy;
  }

  #replaceParts(copy: SnapshotDto): void {
    switch (copy.kind) {
      case 'array':
      case 'set':
        copy.items = copy.items.map((item) => this.of(item));
        break;
      case 'map':
        copy.entries = copy.entries.map(([key, value]) => [this.of(key), this.of(value)]);
        break;
      case 'object':
      case 'error':
        copy.properties = copy.properties.map((property) => ('value' in property ? { key: property.key, value: this.of(property.value) } : property));
        break;
      case 'boxed':
        copy.value = this.of(copy.value);
        break;
    }
  }

  #holdsText(snapshot: SnapshotDto): boolean {
    const text = snapshot.kind === 'string' ? snapshot.value : snapshot.kind === 'error' ? snapshot.message : '';
    return this.#texts.some((forbidden) => forbidden !== '' && text.includes(forbidden));
  }
}

function unusable(snapshot: SnapshotDto): SnapshotDto {
  return snapshot.kind === 'error' ? { ...snapshot, message: '' } : { kind: 'truncated' };
}
