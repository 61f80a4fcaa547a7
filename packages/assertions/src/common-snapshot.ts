import type { PropertySnapshot, SnapshotDto } from '@auklet/protocol';

const UNSTABLE: SnapshotDto = { kind: 'truncated' };

/** What all snapshots have in common; whatever differs becomes `truncated`, so that nothing can be claimed of it. */
export function commonSnapshot(snapshots: readonly SnapshotDto[]): SnapshotDto {
  const [first, ...others] = snapshots;
  if (first === undefined) return UNSTABLE;
  return others.reduce((common, other) => new Intersection().of(common, other), first);
}

class Intersection {
  readonly #known = new Map<SnapshotDto, SnapshotDto>();

  of(a: SnapshotDto, b: SnapshotDto): SnapshotDto {
    if (a.kind !== b.kind) return UNSTABLE;
    const known = this.#known.get(a);
    if (known !== undefined) return known;
    switch (a.kind) {
      case 'array':
        return this.#array(a, b as typeof a);
      case 'object':
        return this.#object(a, b as typeof a);
      case 'error':
        return this.#error(a, b as typeof a);
      case 'map':
        return this.#map(a, b as typeof a);
      case 'set':
        return this.#set(a, b as typeof a);
      case 'boxed':
        return { ...a, value: this.of(a.value, (b as typeof a).value) };
      default:
        return JSON.stringify(a) === JSON.stringify(b) ? a : UNSTABLE;
    }
  }

  #array(a: Of<'array'>, b: Of<'array'>): SnapshotDto {
    if (a.length !== b.length || a.items.length !== b.items.length || deviates(a, b)) return { kind: 'opaque', type: 'Array' };
    const common: Of<'array'> = { ...a, items: [] };
    this.#known.set(a, common);
    common.items.push(...a.items.map((item, i) => this.of(item, b.items[i] as SnapshotDto)));
    return common;
  }

  #object(a: Of<'object'>, b: Of<'object'>): SnapshotDto {
    if (a.type !== b.type || a.plain !== b.plain) return UNSTABLE;
    const common: Of<'object'> = { ...a, properties: [], omitted: Math.max(a.omitted, b.omitted) };
    this.#known.set(a, common);
    common.properties.push(...this.#properties(a.properties, b.properties));
    common.omitted += Math.max(a.properties.length, b.properties.length) - common.properties.length;
    return common;
  }

  #error(a: Of<'error'>, b: Of<'error'>): SnapshotDto {
    if (a.type !== b.type) return { kind: 'opaque', type: 'Error' };
    const common: Of<'error'> = { ...a, message: a.message === b.message ? a.message : '', properties: [] };
    this.#known.set(a, common);
    common.properties.push(...this.#properties(a.properties, b.properties));
    return common;
  }

  #properties(a: readonly PropertySnapshot[], b: readonly PropertySnapshot[]): PropertySnapshot[] {
    const others = new Map(b.map((property) => [property.key, property]));
    return a.flatMap((property): PropertySnapshot[] => {
      const other = others.get(property.key);
      if (other === undefined || 'accessor' in property !== 'accessor' in other) return [];
      if ('accessor' in property || 'accessor' in other) return [property];
      return [{ key: property.key, value: this.of(property.value, other.value) }];
    });
  }

  #map(a: Of<'map'>, b: Of<'map'>): SnapshotDto {
    if (a.size !== b.size || a.entries.length !== b.entries.length || deviates(a, b)) return { kind: 'opaque', type: 'Map' };
    const common: Of<'map'> = { ...a, entries: [] };
    this.#known.set(a, common);
    for (const [i, [key, value]] of a.entries.entries()) {
      const [otherKey, otherValue] = b.entries[i] as [SnapshotDto, SnapshotDto];
      common.entries.push([this.of(key, otherKey), this.of(value, otherValue)]);
    }
    return common;
  }

  #set(a: Of<'set'>, b: Of<'set'>): SnapshotDto {
    if (a.size !== b.size || a.items.length !== b.items.length || deviates(a, b)) return { kind: 'opaque', type: 'Set' };
    const common: Of<'set'> = { ...a, items: [] };
    this.#known.set(a, common);
    common.items.push(...a.items.map((item, i) => this.of(item, b.items[i] as SnapshotDto)));
    return common;
  }
}

type Of<K extends SnapshotDto['kind']> = Extract<SnapshotDto, { kind: K }>;

type Deviating = Of<'array' | 'map' | 'set'>;

function deviates(a: Deviating, b: Deviating): boolean {
  return a.subclass !== b.subclass || a.extras !== b.extras;
}
