import type { TypeAlternativeDto, TypeDto } from '@auklet/protocol';

type ObjectAlternative = Extract<TypeAlternativeDto, { kind: 'object' }>;

/** Marks the members of a discriminated union by the property that tells them apart, so that they are not taken for one. */
export function withTags(members: readonly TypeDto[]): readonly TypeDto[] {
  const tag = tagOf(members.flatMap(({ alternatives }) => alternatives.filter((alternative) => alternative.kind === 'object')));
  if (tag === undefined) return members;
  return members.map(({ alternatives }) => ({
    alternatives: alternatives.map((alternative) => (alternative.kind === 'object' && literalsOf(alternative, tag) !== undefined ? { ...alternative, tag } : alternative)),
  }));
}

/** The first property that holds nothing but literals, and different ones in each object that has such. */
function tagOf(objects: readonly ObjectAlternative[]): string | undefined {
  const keys = new Set(objects.flatMap(({ properties }) => properties.map(({ key }) => key)));
  return [...keys].find((key) => {
    const known = objects.flatMap((object) => literalsOf(object, key) ?? []);
    return known.length > 1 && objects.filter((object) => literalsOf(object, key) !== undefined).length > 1 && new Set(known).size === known.length;
  });
}

function literalsOf({ properties }: ObjectAlternative, key: string): readonly string[] | undefined {
  const property = properties.find((one) => one.key === key);
  if (property === undefined || property.optional || property.type.alternatives.length === 0) return undefined;
  const literals = property.type.alternatives.flatMap((alternative) => (alternative.kind === 'literal' ? [JSON.stringify(alternative.value)] : []));
  return literals.length === property.type.alternatives.length ? literals : undefined;
}
