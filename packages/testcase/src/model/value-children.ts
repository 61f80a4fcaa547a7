import type { BehaviourDto, ValueTree } from '@auklet/protocol';

const NONE: readonly ValueTree[] = [];

/** The values directly inside a value, in a fixed order. */
export function childrenOf(value: ValueTree): readonly ValueTree[] {
  switch (value.kind) {
    case 'array':
    case 'set':
    case 'iterable':
      return value.items;
    case 'object':
      return value.properties.map((property) => property.value);
    case 'map':
      return value.entries.flat();
    case 'promise':
      return [value.value];
    case 'function':
      return value.plan.flatMap(behaviourValues);
    default:
      return NONE;
  }
}

/** The same value with other children: as many, and in the same order, as `childrenOf` gave. */
export function withChildren(value: ValueTree, children: readonly ValueTree[]): ValueTree {
  switch (value.kind) {
    case 'array':
    case 'set':
    case 'iterable':
      return { ...value, items: children };
    case 'object':
      return { ...value, properties: value.properties.map((property, i) => ({ ...property, value: children[i] as ValueTree })) };
    case 'map':
      return { ...value, entries: value.entries.map((_, i) => [children[2 * i] as ValueTree, children[2 * i + 1] as ValueTree] as const) };
    case 'promise':
      return { ...value, value: children[0] as ValueTree };
    case 'function':
      return { ...value, plan: withBehaviourValues(value.plan, children) };
    default:
      return value;
  }
}

/** The values in what a synthesised function does on one call. */
export function behaviourValues(behaviour: BehaviourDto): readonly ValueTree[] {
  switch (behaviour.kind) {
    case 'return':
    case 'throw':
    case 'write-argument':
      return [behaviour.value];
    case 'call-argument':
      return behaviour.args;
    default:
      return NONE;
  }
}

function withBehaviourValues(plan: readonly BehaviourDto[], values: readonly ValueTree[]): readonly BehaviourDto[] {
  let next = 0;
  return plan.map((behaviour) => {
    switch (behaviour.kind) {
      case 'return':
      case 'throw':
      case 'write-argument':
        return { ...behaviour, value: values[next++] as ValueTree };
      case 'call-argument':
        return { ...behaviour, args: behaviour.args.map(() => values[next++] as ValueTree) };
      default:
        return behaviour;
    }
  });
}
