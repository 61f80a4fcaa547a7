import type { PropertyTree, PropertyTypeDto, TypeDto, ValueTree } from '@auklet/protocol';
import { LIMITS } from '../limits.ts';
import { sampleUnknown, sampleValue } from './sample-value.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

const PLAIN_KEYS: readonly string[] = ['a', 'b', 'c', 'x', 'foo', 'bar', '0', '1', 'id', 'name', 'value', 'type'];

/** An object of known shape: required properties nearly always, optional ones every other time. */
export function sampleShapedObject(properties: readonly PropertyTypeDto[], index: TypeDto | undefined, context: ValueContext): ValueTree {
  const { random } = context;
  const present = properties.length > 8 ? 3 / properties.length : 0.5;
  const chosen = properties.filter(({ optional }) => random.boolean(optional ? present : 0.95));
  const shaped = chosen.map(({ key, type }) => property(key, sampleValue(type, deeper(context))));
  const extra = index === undefined ? (random.boolean(0.05) ? 1 : 0) : random.int(0, 3);
  const further = Array.from({ length: extra }, () => property(sampleKey(context), sampleValue(index ?? { alternatives: [] }, deeper(context))));
  return objectOf([...shaped, ...further], context);
}

/** An object of unknown shape: property names that the source reads, with what such names hold elsewhere. */
export function sampleBag(context: ValueContext, wanted: readonly string[] = []): ValueTree {
  const { random } = context;
  const count = choose(random, [
    [0.12, 0],
    [0.4, 1],
    [0.28, 2],
    [0.15, 3],
    [0.05, LIMITS.sampledItems + 2],
  ]);
  const keys = Array.from({ length: count }, () => (wanted.length > 0 && random.boolean(0.6) ? random.pick(wanted) : sampleKey(context)));
  return objectOf(keys.map((key) => sampleProperty(key, context)), context);
}

export function sampleProperty(key: string, context: ValueContext): PropertyTree {
  const { draft, random } = context;
  const type = draft.cluster.keyTypes.typeOf(key);
  const value = type.alternatives.length > 0 && random.boolean(0.8) ? sampleValue(type, deeper(context)) : sampleUnknown(deeper(context));
  if (random.boolean(0.01)) return { key, role: 'getter', value, ...(random.boolean() ? { throws: true } : {}) };
  return property(key, value);
}

export function sampleKey({ random, words, draft: { cluster, bias } }: ValueContext): string {
  const { keys, learntKeys, tokens } = cluster.pool;
  return choose(random, [
    [bias.keys.length > 0 ? 0.15 : 0, () => random.pick(bias.keys)],
    [keys.length > 0 ? 0.55 : 0, () => random.pick(keys)],
    [learntKeys.length > 0 ? 0.2 : 0, () => random.pick(learntKeys)],
    [words.list.length > 0 ? 0.12 : 0, () => random.pick(words.list)],
    [0.2, () => random.pick(PLAIN_KEYS)],
    [tokens.length > 0 ? 0.1 : 0, () => random.pick(tokens)],
  ])();
}

function property(key: string, value: ValueTree): PropertyTree {
  return { key, role: 'data', value };
}

function objectOf(properties: readonly PropertyTree[], context: ValueContext): ValueTree {
  const unique = [...new Map(properties.map((one) => [one.key, one])).values()];
  return context.random.boolean(0.02) ? { kind: 'object', properties: unique, prototype: 'null' } : { kind: 'object', properties: unique };
}
