import type { TypeAlternativeDto, ValueTree } from '@auklet/protocol';

type ObjectTree = Extract<ValueTree, { kind: 'object' }>;
type ObjectAlternative = Extract<TypeAlternativeDto, { kind: 'object' }>;

/** What an object may be, the member of a tagged union whose tag it has first. */
export function shapesOf(value: ObjectTree, alternatives: readonly TypeAlternativeDto[]): readonly ObjectAlternative[] {
  const shapes = alternatives.filter((alternative) => alternative.kind === 'object');
  return shapes.toSorted((a, b) => Number(hasTag(value, b)) - Number(hasTag(value, a)));
}

function hasTag({ properties }: ObjectTree, { tag, properties: declared }: ObjectAlternative): boolean {
  const held = tag === undefined ? undefined : properties.find(({ key }) => key === tag)?.value;
  const literals = declared.find(({ key }) => key === tag)?.type.alternatives ?? [];
  return held !== undefined && literals.some((literal) => literal.kind === 'literal' && JSON.stringify(literal.value) === JSON.stringify(held));
}
