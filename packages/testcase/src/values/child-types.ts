import type { BehaviourDto, ParameterDto, TypeAlternativeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { shapesOf } from '../cluster/shapes-of.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { behaviourValues, childrenOf } from '../model/value-children.ts';
import type { ValuePath } from '../model/value-tree.ts';

const UNKNOWN: TypeDto = { alternatives: [] };

/** The type of the slot at `path` inside a value of a slot of type `type`. */
export function typeAt(type: TypeDto, value: ValueTree, path: ValuePath, cluster: TestCluster): TypeDto {
  let current = type;
  let inside: ValueTree | undefined = value;
  for (const position of path) {
    if (inside === undefined) return UNKNOWN;
    current = childTypes(current, inside, cluster)[position] ?? UNKNOWN;
    inside = childrenOf(inside)[position];
  }
  return current;
}

/** Types of the slots directly inside a value, in the order of its children. */
export function childTypes(type: TypeDto, value: ValueTree, cluster: TestCluster): readonly TypeDto[] {
  const alternatives = cluster.alternativesOf(type);
  switch (value.kind) {
    case 'array':
    case 'set':
    case 'iterable':
      return value.items.map((_, i) => elementType(alternatives, i));
    case 'object':
      return value.properties.map(({ key }) => propertyType(shapesOf(value, alternatives), key, cluster));
    case 'map': {
      const map = alternatives.find((alternative) => alternative.kind === 'map');
      return value.entries.flatMap(() => [map?.key ?? UNKNOWN, map?.value ?? UNKNOWN]);
    }
    case 'promise':
      return [elementType(alternatives, 0)];
    case 'function': {
      const shape = alternatives.find((alternative) => alternative.kind === 'function');
      return value.plan.flatMap((behaviour) => behaviourTypes(behaviour, shape));
    }
    default:
      return [];
  }
}

function elementType(alternatives: readonly TypeAlternativeDto[], index: number): TypeDto {
  for (const alternative of alternatives) {
    if ('element' in alternative) return alternative.element;
    if (alternative.kind === 'tuple') return alternative.elements[index] ?? UNKNOWN;
  }
  return UNKNOWN;
}

/** A tag may be that of any member of the union. */
function propertyType(shapes: ReturnType<typeof shapesOf>, key: string, cluster: TestCluster): TypeDto {
  const known = shapes.flatMap((shape) => {
    const type = shape.properties.find((property) => property.key === key)?.type ?? shape.index;
    return type === undefined ? [] : [{ type, isTag: shape.tag === key }];
  });
  if (known[0]?.isTag === true) return { alternatives: known.filter(({ isTag }) => isTag).flatMap(({ type }) => type.alternatives) };
  return known[0]?.type ?? cluster.keyTypes.typeOf(key);
}

function behaviourTypes(
  behaviour: BehaviourDto,
  shape: { readonly parameters: readonly ParameterDto[]; readonly returns: TypeDto } | undefined,
): readonly TypeDto[] {
  if (behaviour.kind === 'return' && shape !== undefined) return [shape.returns];
  return behaviourValues(behaviour).map(() => UNKNOWN);
}
