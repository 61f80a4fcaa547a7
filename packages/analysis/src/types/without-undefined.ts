import type { TypeAlternativeDto, TypeDto } from '@auklet/protocol';

/** Absence is said by `optional`; the other alternatives take over its weight. */
export function withoutUndefined(type: TypeDto): TypeDto {
  const rest = type.alternatives.filter((alternative): alternative is Exclude<TypeAlternativeDto, { kind: 'undefined' }> => alternative.kind !== 'undefined');
  const total = (alternatives: readonly TypeAlternativeDto[]): number => alternatives.reduce((sum, { weight }) => sum + weight, 0);
  const factor = rest.length === 0 ? 1 : total(type.alternatives) / total(rest);
  return { alternatives: rest.map((alternative) => ({ ...alternative, weight: alternative.weight * factor })) };
}
