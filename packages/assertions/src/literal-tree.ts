import type { PropertyTree, SnapshotDto, ValueTree } from '@auklet/protocol';

/** Parts of one literal; a larger one is not read by anybody. */
const MOST_NODES = 50;
const MOST_CHARACTERS = 200;

/**
 * The literal that is deeply and strictly equal to the value, or `undefined` when there is none worth writing:
 * the snapshot is cut, cyclic, too large, or holds something that only identity tells apart.
 */
export function literalTree(snapshot: SnapshotDto): ValueTree | undefined {
  return new LiteralWriter().write(snapshot);
}

class LiteralWriter {
  readonly #open = new Set<SnapshotDto>();
  #nodes = 0;

  write(snapshot: SnapshotDto): ValueTree | undefined {
    if (++this.#nodes > MOST_NODES || this.#open.has(snapshot)) return undefined;
    this.#open.add(snapshot);
    const tree = this.#tree(snapshot);
    this.#open.delete(snapshot);
    return tree;
  }

  #tree(snapshot: SnapshotDto): ValueTree | undefined {
    switch (snapshot.kind) {
      case 'undefined':
      case 'null':
        return { kind: snapshot.kind };
      case 'boolean':
      case 'number':
      case 'bigint':
        return snapshot;
      case 'string':
        return isWhole(snapshot) ? { kind: 'string', value: snapshot.value } : undefined;
      case 'symbol':
        return snapshot.origin === 'well-known' ? { kind: 'symbol', description: snapshot.description, wellKnown: true } : undefined;
      case 'array':
        return this.#array(snapshot);
      case 'object':
        return this.#object(snapshot);
      case 'map':
        return this.#map(snapshot);
      case 'set':
        return snapshot.size === snapshot.items.length && !isUnusual(snapshot) ? withItems('set', this.#all(snapshot.items)) : undefined;
      case 'date':
        return snapshot.milliseconds === 'NaN' || isUnusual(snapshot) ? undefined : { kind: 'date', milliseconds: snapshot.milliseconds };
      case 'regexp':
        return snapshot.lastIndex === 0 && !isUnusual(snapshot) ? { kind: 'regexp', source: snapshot.source, flags: snapshot.flags } : undefined;
      case 'typed-array':
        return this.#typedArray(snapshot);
      default:
        return undefined;
    }
  }

  #array(snapshot: Extract<SnapshotDto, { kind: 'array' }>): ValueTree | undefined {
    return snapshot.length === snapshot.items.length && !isUnusual(snapshot) ? withItems('array', this.#all(snapshot.items)) : undefined;
  }

  #object(snapshot: Extract<SnapshotDto, { kind: 'object' }>): ValueTree | undefined {
    if (!snapshot.plain || snapshot.omitted > 0) return undefined;
    const properties: PropertyTree[] = [];
    for (const property of snapshot.properties) {
      const value = 'value' in property && property.key !== '__proto__' ? this.write(property.value) : undefined;
      if (value === undefined) return undefined;
      properties.push({ key: property.key, role: 'data', value });
    }
    return snapshot.type === null ? { kind: 'object', properties, prototype: 'null' } : { kind: 'object', properties };
  }

  #map(snapshot: Extract<SnapshotDto, { kind: 'map' }>): ValueTree | undefined {
    if (snapshot.size !== snapshot.entries.length || isUnusual(snapshot)) return undefined;
    const keys = this.#all(snapshot.entries.map(([key]) => key));
    const values = this.#all(snapshot.entries.map(([, value]) => value));
    if (keys === undefined || values === undefined) return undefined;
    return { kind: 'map', entries: keys.map((key, i) => [key, values[i] as ValueTree]) };
  }

  #typedArray(snapshot: Extract<SnapshotDto, { kind: 'typed-array' }>): ValueTree | undefined {
    this.#nodes += snapshot.length;
    if (this.#nodes > MOST_NODES || snapshot.length !== snapshot.items.length || isUnusual(snapshot)) return undefined;
    const isInexact = snapshot.type.startsWith('Big') && snapshot.items.some((item) => !Number.isSafeInteger(item));
    return isInexact ? undefined : { kind: 'typed-array', type: snapshot.type, items: snapshot.items };
  }

  #all(snapshots: readonly SnapshotDto[]): ValueTree[] | undefined {
    const trees: ValueTree[] = [];
    for (const snapshot of snapshots) {
      const tree = this.write(snapshot);
      if (tree === undefined) return undefined;
      trees.push(tree);
    }
    return trees;
  }
}

function withItems(kind: 'array' | 'set', items: ValueTree[] | undefined): ValueTree | undefined {
  return items === undefined ? undefined : { kind, items };
}

function isWhole(snapshot: Extract<SnapshotDto, { kind: 'string' }>): boolean {
  return snapshot.value.length === snapshot.length && snapshot.length <= MOST_CHARACTERS;
}

function isUnusual(snapshot: { readonly subclass?: string; readonly extras?: number }): boolean {
  return snapshot.subclass !== undefined || snapshot.extras !== undefined;
}
