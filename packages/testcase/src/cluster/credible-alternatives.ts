import type { TypeAlternativeDto, TypeDto } from '@auklet/protocol';
import type { TestCluster } from './test-cluster.ts';

/** An alternative counts when the weight of its kind is at least this part of the heaviest kind's. */
const CREDIBLE = 1 / 3;

/** Of several of one kind (what is declared of an object, and what its use shows), one counts from this part of the heaviest on. */
const ALIKE = 1 / 2;

const KNOWN = new WeakMap<TestCluster, WeakMap<TypeDto, readonly TypeAlternativeDto[]>>();

/** The alternatives that a reader would take for the type, in their order, named types opened. Literals of a kind are believed together or not at all. */
export function credibleAlternatives(type: TypeDto, cluster: TestCluster): readonly TypeAlternativeDto[] {
  const ofCluster = KNOWN.get(cluster) ?? new WeakMap<TypeDto, readonly TypeAlternativeDto[]>();
  KNOWN.set(cluster, ofCluster);
  const known = ofCluster.get(type) ?? credibleOf(cluster.alternativesOf(type));
  ofCluster.set(type, known);
  return known;
}

function credibleOf(alternatives: readonly TypeAlternativeDto[]): readonly TypeAlternativeDto[] {
  const weights = new Map<string, { sum: number; most: number }>();
  for (const alternative of alternatives) {
    const { sum, most } = weights.get(groupOf(alternative)) ?? { sum: 0, most: 0 };
    weights.set(groupOf(alternative), { sum: sum + alternative.weight, most: Math.max(most, alternative.weight) });
  }
  const heaviest = Math.max(...Array.from(weights.values(), ({ sum }) => sum));
  return alternatives.filter((alternative) => {
    const { sum = 0, most = 0 } = weights.get(groupOf(alternative)) ?? {};
    return sum >= heaviest * CREDIBLE && (alternative.kind === 'literal' || alternative.weight >= most * ALIKE);
  });
}

function groupOf(alternative: TypeAlternativeDto): string {
  return alternative.kind === 'literal' ? `literal ${alternative.value.kind}` : alternative.kind;
}
