import type { ParameterDto, PropertyTypeDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';
import { nameEvidence } from '../names/name-evidence.ts';
import { parameter, typeOf, UNKNOWN_TYPE, weighted } from '../types/build-type.ts';
import { EVIDENCE_WEIGHTS } from '../types/evidence-weights.ts';
import { mergeTypes } from '../types/merge-types.ts';
import type { Slot, UsedKind } from './slot.ts';

const MAX_DEPTH = 8;
const { use: USE, useCap: CAP } = EVIDENCE_WEIGHTS;

/** All evidence of a slot that has a name, as weighted alternatives. */
export function namedSlotType(name: string, slot: Slot): TypeDto {
  return new SlotTranslation().named(name, slot);
}

/** All evidence of a slot without a name of its own. */
export function slotType(slot: Slot): TypeDto {
  return new SlotTranslation().type(slot);
}

/** Translates slots, which may be cyclic through aliases and flows, into finite types. */
class SlotTranslation {
  private readonly open = new Set<Slot>();

  named(name: string, slot: Slot): TypeDto {
    const type = this.type(slot);
    if (slot.isTested && type.alternatives.length === 0) return mergeTypes(typeOf({ kind: 'boolean' }, USE), nameEvidence(name));
    return mergeTypes(type, nameEvidence(name));
  }

  /** That the source copes with nothing there says nothing about what could be there. */
  type(slot: Slot): TypeDto {
    if (this.open.has(slot) || this.open.size >= MAX_DEPTH) return UNKNOWN_TYPE;
    this.open.add(slot);
    const passedOn = [...slot.flowsTo].map((other) => this.type(other));
    const single = slot.isListOrItem ? [this.item(slot), typeOf({ kind: 'array', element: this.item(slot) }, USE)] : [];
    const type = mergeTypes({ alternatives: this.alternatives(slot) }, ...slot.evidence, ...single, ...passedOn);
    this.open.delete(slot);
    if (type.alternatives.every(({ kind }) => kind === 'undefined' || kind === 'null')) return UNKNOWN_TYPE;
    return slot.isAwaited ? mergeTypes(type, typeOf({ kind: 'promise', element: type }, USE)) : type;
  }

  private alternatives(slot: Slot): TypeAlternativeDto[] {
    const alternatives: TypeAlternativeDto[] = [];
    for (const [kind, weight] of slot.kinds) alternatives.push(...this.ofKind(kind, Math.min(CAP, kind === 'string' && hasNumbers(slot) ? weight / 4 : weight), slot));
    for (const value of slot.literals.values()) alternatives.push({ kind: 'literal', value, weight: Math.min(USE, CAP / slot.literals.size) });
    for (const name of slot.instances) alternatives.push({ kind: 'instance', path: [name], weight: USE });
    for (const type of slot.typedArrays) alternatives.push({ kind: 'typed-array', type, weight: USE });
    return alternatives;
  }

  private ofKind(kind: UsedKind, weight: number, slot: Slot): TypeAlternativeDto[] {
    switch (kind) {
      case 'object':
        return [weighted({ kind, properties: this.properties(slot), ...this.index(slot) }, weight)];
      case 'function':
        return [weighted({ kind, parameters: this.parameters(slot), returns: this.returns(slot) }, weight)];
      case 'array':
        return [weighted({ kind, element: this.item(slot) }, weight), ...(hasCharacters(slot) ? [weighted({ kind: 'string' }, USE)] : [])];
      case 'set':
      case 'iterable':
      case 'promise':
        return [weighted({ kind, element: this.item(slot) }, weight)];
      case 'map':
        return [weighted({ kind, key: typeOf({ kind: 'string' }, USE), value: this.item(slot) }, weight)];
      default:
        return [weighted({ kind }, weight)];
    }
  }

  private properties(slot: Slot): PropertyTypeDto[] {
    return [...slot.properties].map(([key, property]) => ({ key, optional: property.isOptional || property.isTested, type: this.named(key, property) }));
  }

  private index(slot: Slot): { readonly index?: TypeDto } {
    return slot.knownItem === undefined ? {} : { index: this.type(slot.knownItem) };
  }

  private item(slot: Slot): TypeDto {
    return slot.knownItem === undefined ? UNKNOWN_TYPE : this.type(slot.knownItem);
  }

  private returns(slot: Slot): TypeDto {
    if (slot.call === undefined) return UNKNOWN_TYPE;
    const { returns } = slot.call;
    const type = this.type(returns);
    return returns.isTested && type.alternatives.length === 0 ? typeOf({ kind: 'boolean' }, USE) : type;
  }

  private parameters(slot: Slot): ParameterDto[] {
    return (slot.call?.arguments ?? []).map(({ name, value }) => parameter(name, this.type(value)));
  }
}

/** Items that are compared with single characters are characters of a string. */
function hasCharacters({ knownItem }: Slot): boolean {
  const literals = [...(knownItem?.literals.values() ?? [])];
  return literals.length > 0 && literals.every((literal) => literal.kind === 'string' && literal.value.length === 1);
}

/** What is calculated with its items is no string, though strings too have a length and positions. */
function hasNumbers({ kinds, knownItem }: Slot): boolean {
  return kinds.has('array') && knownItem !== undefined && ['number', 'integer'].some((kind) => knownItem.kinds.has(kind as UsedKind)) && !knownItem.kinds.has('string');
}
