import type { TypeAlternativeDto, TypeDto } from '@auklet/protocol';

/** An alternative counts when the weight of its kind is at least this part of the heaviest kind's. */
const CREDIBLE = 1 / 4;

/** The alternatives that a reader would take for the type, in their order: literals of a kind are believed together or not at all. */
export function credibleAlternatives({ alternatives }: TypeDto): readonly TypeAlternativeDto[] {
  const weights = new Map<string, number>();
  for (const alternative of alternatives) weights.set(groupOf(alternative), (weights.get(groupOf(alternative)) ?? 0) + alternative.weight);
  const heaviest = Math.max(...weights.values());
  return alternatives.filter((alternative) => (weights.get(groupOf(alternative)) as number) >= heaviest * CREDIBLE);
}

function groupOf(alternative: TypeAlternativeDto): string {
  return alternative.kind === 'literal' ? `literal ${alternative.value.kind}` : alternative.kind;
}
