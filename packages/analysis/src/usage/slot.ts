import type { TypeDto, ValueTree } from '@auklet/protocol';
import type { IntrinsicKind } from './intrinsics.ts';

/** Kinds that a use can point to. `array`, `iterable`, `set`, `map` and `promise` share the slot's `item`. */
export type UsedKind = IntrinsicKind | 'undefined' | 'null' | 'integer' | 'object' | 'iterable';

/** The result and the arguments of a value that is called. */
export interface CallUse {
  readonly names: string[];
  readonly parameters: Slot[];
  readonly returns: Slot;
}

/**
 * What the source does with one value: a parameter, a property of it, an item, a result.
 * Names that stand for the same value share the slot.
 */
export class Slot {
  readonly kinds: Map<UsedKind, number> = new Map();
  readonly literals: Map<string, ValueTree> = new Map();
  readonly properties: Map<string, Slot> = new Map();
  /** Identifiers of classes that the value is tested against. */
  readonly instances: Set<string> = new Set();
  readonly typedArrays: Set<string> = new Set();
  /** Evidence that is not use: default values. */
  readonly evidence: TypeDto[] = [];
  /** Parameters of project functions that this value is passed to. */
  readonly flowsTo: Set<Slot> = new Set();
  call: CallUse | undefined;
  /** The source copes with its absence. */
  isOptional = false;
  /** It decides a condition by its truth alone. */
  isTested = false;
  private ownItem: Slot | undefined;

  constructor(item?: Slot) {
    this.ownItem = item;
  }

  add(kind: UsedKind, weight: number): void {
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + weight);
  }

  addLiteral(value: ValueTree): void {
    this.literals.set(JSON.stringify(value), value);
  }

  property(key: string): Slot {
    const known = this.properties.get(key);
    if (known !== undefined) return known;
    const created = new Slot();
    this.properties.set(key, created);
    return created;
  }

  item(): Slot {
    this.ownItem ??= new Slot();
    return this.ownItem;
  }

  get knownItem(): Slot | undefined {
    return this.ownItem;
  }

  called(names: readonly string[]): CallUse {
    this.call ??= { names: [], parameters: [], returns: new Slot() };
    for (let index = this.call.names.length; index < names.length; index++) {
      this.call.names.push(names[index] ?? `arg${index}`);
      this.call.parameters.push(new Slot());
    }
    return this.call;
  }
}
