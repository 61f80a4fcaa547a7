import type { TypeDto, ValueTree } from '@auklet/protocol';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import type { IntrinsicKind } from './intrinsics.ts';

/** Kinds that a use can point to. `array`, `iterable`, `set`, `map` and `promise` share the slot's `item`. */
export type UsedKind = IntrinsicKind | 'undefined' | 'null' | 'integer' | 'object' | 'iterable';

/** What a value that is called is given, and what is done with its result. */
export interface CallUse {
  readonly arguments: PassedArgument[];
  readonly returns: Slot;
}

/** An argument that the source passes. A function among them is described by what it does with its own parameters. */
export interface PassedArgument {
  readonly name: string;
  readonly value: Slot;
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
  /** The source takes one item for a list of it. */
  isListOrItem = false;
  /** It decides a condition by its truth alone. */
  isTested = false;
  isAwaited = false;
  /** It is handed to another function as it is. */
  isPassedOn = false;
  private ownItem: Slot | undefined;

  constructor(item?: Slot) {
    this.ownItem = item;
  }

  add(kind: UsedKind, weight: number): void {
    this.kinds.set(kind, (this.kinds.get(kind) ?? 0) + weight);
  }

  /** Splits one use among the kinds that it may point to. */
  addEither(kinds: readonly UsedKind[]): void {
    for (const kind of kinds) this.add(kind, EVIDENCE_WEIGHTS.use / kinds.length);
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

  /** The use of this value as a function, with the names of what it is given. */
  called(names: readonly string[]): CallUse {
    this.call ??= { arguments: [], returns: new Slot() };
    for (const name of names.slice(this.call.arguments.length)) this.call.arguments.push({ name, value: new Slot() });
    return this.call;
  }
}
