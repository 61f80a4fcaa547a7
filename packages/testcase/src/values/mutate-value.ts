import type { TypeDto, ValueTree } from '@auklet/protocol';
import type { ValuePath } from '../model/value-tree.ts';
import { replaceAt, valueAt, walk } from '../model/value-tree.ts';
import { typeAt } from './child-types.ts';
import { mutateFunction } from './mutate-function.ts';
import { mutateItems } from './mutate-items.ts';
import { mutateNumber } from './mutate-number.ts';
import { mutateObject } from './mutate-object.ts';
import { mutateString } from './mutate-string.ts';
import { sampleBigint } from './sample-number.ts';
import { sampleUnknown, sampleValue, UNKNOWN } from './sample-value.ts';
import { deeper, type ValueContext } from './value-context.ts';

const RESAMPLE = 0.15;
const ANYTHING = 0.04;

/** Changes one place of a value tree, any place as likely as any other. */
export function mutateValue(value: ValueTree, type: TypeDto, context: ValueContext): ValueTree {
  const places = [...walk(value)];
  const { path } = context.random.pick(places);
  return mutateAt(value, path, type, context);
}

/** Changes the value at a path. */
export function mutateAt(value: ValueTree, path: ValuePath, type: TypeDto, context: ValueContext): ValueTree {
  const old = valueAt(value, path);
  if (old === undefined) return value;
  const inner = path.reduce<ValueContext>((outer) => deeper(outer), context);
  return replaceAt(value, path, mutateNode(old, typeAt(type, value, path, context.draft.cluster), inner));
}

function mutateNode(value: ValueTree, type: TypeDto, context: ValueContext): ValueTree {
  const { random } = context;
  if (random.boolean(RESAMPLE)) return sampleValue(type, context);
  if (random.boolean(ANYTHING)) return sampleUnknown(context);
  const element = elementOf(type, context);
  switch (value.kind) {
    case 'boolean':
      return { kind: 'boolean', value: !value.value };
    case 'number':
      return mutateNumber(value, context);
    case 'bigint':
      return random.boolean() ? { kind: 'bigint', value: String(BigInt(value.value) + BigInt(random.int(-10, 10))) } : sampleBigint(context);
    case 'string':
      return mutateString(value.value, context);
    case 'array':
    case 'set':
    case 'iterable':
      return { ...value, items: mutateItems(value.items, () => sampleValue(element, deeper(context)), random) };
    case 'map':
      return { ...value, entries: mutateItems(value.entries, () => [sampleUnknown(deeper(context)), sampleValue(element, deeper(context))] as const, random) };
    case 'typed-array':
      return { ...value, items: mutateItems(value.items, () => random.int(0, 255), random) };
    case 'object':
      return mutateObject(value, type, context);
    case 'function': {
      const shape = context.draft.cluster.alternativesOf(type).find((alternative) => alternative.kind === 'function');
      return mutateFunction(value, context, shape);
    }
    case 'promise':
      return { ...value, state: value.state === 'resolved' ? 'rejected' : 'resolved' };
    case 'regexp':
      return { ...value, flags: value.flags.includes('g') ? value.flags.replace('g', '') : `${value.flags}g` };
    default:
      return sampleValue(type, context);
  }
}

function elementOf(type: TypeDto, context: ValueContext): TypeDto {
  const alternatives = context.draft.cluster.alternativesOf(type);
  const container = alternatives.find((alternative) => 'element' in alternative || alternative.kind === 'map');
  if (container === undefined) return UNKNOWN;
  return 'element' in container ? container.element : container.kind === 'map' ? container.value : UNKNOWN;
}
