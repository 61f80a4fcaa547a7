import type { PropertyTree, TypeDto, ValueTree } from '@auklet/protocol';
import { sampleKey, sampleProperty } from './sample-object.ts';
import { sampleValue } from './sample-value.ts';
import { choose, deeper, type ValueContext } from './value-context.ts';

type ObjectTree = Extract<ValueTree, { kind: 'object' }>;

/** Adds, removes or renames a property. Values inside are mutated where they stand, not here. */
export function mutateObject(value: ObjectTree, type: TypeDto, context: ValueContext): ValueTree {
  const { random } = context;
  const { properties } = value;
  const at = properties.length === 0 ? 0 : random.int(0, properties.length - 1);
  const some = properties.length > 0;
  const missing = missingProperty(value, type, context);
  return choose<() => ValueTree>(random, [
    [missing === undefined ? 0 : 0.4, () => withProperties(value, [...properties, missing as PropertyTree])],
    [0.3, () => added(value, context)],
    [some ? 0.2 : 0, () => withProperties(value, properties.toSpliced(at, 1))],
    [some ? 0.06 : 0, () => renamed(value, at, sampleKey(context))],
    [some ? 0.03 : 0, () => withProperties(value, properties.map((one, i) => (i === at ? accessor(one, random.boolean()) : one)))],
    [0.01, () => ({ kind: 'object', properties, ...(value.prototype === 'null' ? {} : { prototype: 'null' }) })],
  ])();
}

function withProperties(value: ObjectTree, properties: readonly PropertyTree[]): ValueTree {
  return { ...value, properties };
}

function added(value: ObjectTree, context: ValueContext): ValueTree {
  const property = sampleProperty(sampleKey(context), context);
  return withProperties(value, [...value.properties.filter(({ key }) => key !== property.key), property]);
}

function renamed(value: ObjectTree, at: number, key: string): ValueTree {
  if (value.properties.some((property) => property.key === key)) return value;
  return withProperties(value, value.properties.map((property, i) => (i === at ? { ...property, key } : property)));
}

function accessor(property: PropertyTree, throws: boolean): PropertyTree {
  if (property.role === 'getter') return { key: property.key, role: 'data', value: property.value };
  return throws ? { ...property, role: 'getter', throws } : { ...property, role: 'getter' };
}

/** One of the properties that the slot's type names and the object lacks. */
function missingProperty(value: ObjectTree, type: TypeDto, context: ValueContext): PropertyTree | undefined {
  const present = new Set(value.properties.map(({ key }) => key));
  const missing = context.draft.cluster.alternativesOf(type).flatMap((alternative) =>
    alternative.kind === 'object' ? alternative.properties.filter(({ key }) => !present.has(key)) : [],
  );
  if (missing.length === 0) return undefined;
  const { key, type: propertyType } = context.random.pick(missing);
  return { key, role: 'data', value: sampleValue(propertyType, deeper(context)) };
}
