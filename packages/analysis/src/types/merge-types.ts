import type { ParameterDto, PropertyTypeDto, TypeAlternativeDto, TypeDto } from '@auklet/protocol';
import { UNKNOWN_TYPE } from './build-type.ts';

/** Adds up evidence: alternatives of the same kind become one with the sum of their weights. */
export function mergeTypes(...types: readonly TypeDto[]): TypeDto {
  const merged = new Map<string, TypeAlternativeDto>();
  for (const alternative of types.flatMap((type) => type.alternatives)) {
    const key = mergeKey(alternative);
    const other = merged.get(key);
    merged.set(key, other === undefined ? alternative : mergeAlternatives(other, alternative));
  }
  return { alternatives: withUntaggedShared([...merged.values()]) };
}

/** What use shows of a tagged union, it shows of its members. */
function withUntaggedShared(alternatives: readonly TypeAlternativeDto[]): readonly TypeAlternativeDto[] {
  const tagged = alternatives.filter((alternative): alternative is ObjectAlternative => alternative.kind === 'object' && alternative.tag !== undefined);
  const plain = alternatives.find((alternative): alternative is ObjectAlternative => alternative.kind === 'object' && alternative.tag === undefined);
  const known = new Set(tagged.flatMap(({ properties }) => properties.map(({ key }) => key)));
  if (plain === undefined || !tagged.some(({ tag }) => plain.properties.some(({ key }) => key === tag)) || !plain.properties.every(({ key }) => known.has(key))) return alternatives;
  const share = plain.weight / tagged.length;
  return alternatives.flatMap((alternative) => (alternative === plain ? [] : [alternative.kind === 'object' ? { ...alternative, weight: alternative.weight + share } : alternative]));
}

/** Merges by position; the first list names the parameters, and a parameter is optional when any list says so. */
export function mergeParameters(first: readonly ParameterDto[], second: readonly ParameterDto[]): ParameterDto[] {
  const length = Math.max(first.length, second.length);
  const left = spreadRest(first, second, length);
  const right = spreadRest(second, first, length);
  const longer = left.length >= right.length ? left : right;
  return longer.map((parameter, index) => {
    const a = left[index];
    const b = right[index];
    if (a === undefined || b === undefined) return parameter;
    return { name: a.name, optional: a.optional || b.optional, rest: a.rest || b.rest, type: mergeTypes(a.type, b.type) };
  });
}

/** Gives a rest parameter's items to the positions that the other list names one by one. */
function spreadRest(parameters: readonly ParameterDto[], other: readonly ParameterDto[], length: number): readonly ParameterDto[] {
  const rest = parameters.at(-1);
  if (rest?.rest !== true || other[parameters.length - 1] === undefined || other[parameters.length - 1]?.rest === true) return parameters;
  const endsWithRest = other.at(-1)?.rest === true;
  const named = length - (parameters.length - 1) - (endsWithRest ? 1 : 0);
  const items = mergeTypes(...rest.type.alternatives.map((alternative) => ('element' in alternative ? alternative.element : UNKNOWN_TYPE)));
  const positions = Array.from({ length: named }, () => ({ name: rest.name, optional: true, rest: false, type: items }));
  return [...parameters.slice(0, -1), ...positions, ...(endsWithRest ? [rest] : [])];
}

function mergeKey(alternative: TypeAlternativeDto): string {
  switch (alternative.kind) {
    case 'literal':
      return `literal ${JSON.stringify(alternative.value)}`;
    case 'tuple':
      return `tuple ${alternative.elements.length}`;
    case 'typed-array':
      return `typed-array ${alternative.type}`;
    case 'instance':
      return `instance ${JSON.stringify(alternative.path)}`;
    case 'named':
      return `named ${alternative.index}`;
    case 'iterable':
      return alternative.async === true ? 'async iterable' : 'iterable';
    case 'object':
      return `object ${tagKey(alternative)}`;
    default:
      return alternative.kind;
  }
}

/** Members of a tagged union stay apart. */
function tagKey({ tag, properties }: ObjectAlternative): string {
  return tag === undefined ? '' : `${tag} ${JSON.stringify(properties.find(({ key }) => key === tag)?.type)}`;
}

function mergeAlternatives(a: TypeAlternativeDto, b: TypeAlternativeDto): TypeAlternativeDto {
  const weight = a.weight + b.weight;
  if ('element' in a && 'element' in b) return { ...a, weight, element: mergeTypes(a.element, b.element) };
  if (a.kind === 'map' && b.kind === 'map') return { ...a, weight, key: mergeTypes(a.key, b.key), value: mergeTypes(a.value, b.value) };
  if (a.kind === 'tuple' && b.kind === 'tuple') {
    return { ...a, weight, elements: a.elements.map((element, index) => mergeTypes(element, b.elements[index] ?? UNKNOWN_TYPE)) };
  }
  if (a.kind === 'function' && b.kind === 'function') {
    return { ...a, weight, parameters: mergeParameters(a.parameters, b.parameters), returns: mergeTypes(a.returns, b.returns) };
  }
  if (a.kind === 'object' && b.kind === 'object') return { ...mergeObjects(a, b), weight };
  if (a.kind === 'literal' && b.kind === 'literal') return { ...b, ...a, weight };
  return { ...a, weight };
}

type ObjectAlternative = Extract<TypeAlternativeDto, { kind: 'object' }>;

/** A property that only one side knows stays as it is: neither side claims to know all of them. */
function mergeObjects(a: ObjectAlternative, b: ObjectAlternative): Omit<ObjectAlternative, 'weight'> {
  const properties = new Map<string, PropertyTypeDto>(a.properties.map((property) => [property.key, property]));
  for (const property of b.properties) {
    const other = properties.get(property.key);
    const both = other === undefined ? property : { key: property.key, optional: other.optional || property.optional, type: mergeTypes(other.type, property.type) };
    properties.set(property.key, both);
  }
  const index = a.index === undefined ? b.index : b.index === undefined ? a.index : mergeTypes(a.index, b.index);
  return { kind: 'object', properties: [...properties.values()], ...(index === undefined ? {} : { index }), ...(a.tag === undefined ? {} : { tag: a.tag }) };
}
