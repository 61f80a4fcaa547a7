import type { ComparisonDto, PropertyTree, TypeDto, ValueTree } from '@auklet/protocol';
import { fromNumberLiteral } from '@auklet/protocol';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { replaceAt, walk } from '../model/value-tree.ts';
import { jsonText, objectInJson } from '../values/json-text.ts';
import { stringValue } from '../values/sample-string.ts';
import { sampleValue } from '../values/sample-value.ts';
import type { ValueContext } from '../values/value-context.ts';
import type { TextView } from '../views/text-view.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';
import type { ViewedLeaf } from './replacements.ts';
import type { ViewedText } from './text-replacements.ts';

type ObjectTree = Extract<ValueTree, { kind: 'object' }>;

/** An object that a text spells in JSON, and how to spell another in its place. */
interface Spelt {
  readonly object: ObjectTree;
  put(json: string): string | undefined;
}

const MOST_WITHIN = 8;
const MOST_SPELT = 2;
const MOST_UNNAMED = 2;
const MOST_ARGUMENTS = 3;
const LAST_NAME = /(?:\.|\?\.|\[['"])([A-Za-z_$][\w$]*)(?:['"]\])?\s*$/;
const OPERATOR = /\s*(?:[!=]==?|[<>]=?|\binstanceof\b|\bin\b|&&|\|\||\?\?)\s*/;
const FALSY: readonly ValueTree[] = [{ kind: 'boolean', value: false }, { kind: 'undefined' }, { kind: 'number', value: 0 }, { kind: 'string', value: '' }];
const UNKNOWN: TypeDto = { alternatives: [] };
/** What a property holds of which nothing is known but that a condition asks for it. */
const ASKED_FOR: TypeDto = {
  alternatives: [
    { weight: 2, kind: 'boolean' },
    { weight: 1, kind: 'string' },
    { weight: 1, kind: 'integer' },
    { weight: 1, kind: 'function', parameters: [], returns: UNKNOWN },
    { weight: 1, kind: 'array', element: UNKNOWN },
    { weight: 1, kind: 'object', properties: [] },
  ],
};

/**
 * Gives objects, and texts that spell objects in JSON, the property that a condition looked for; `text` is its source.
 * Functions write it to what they are called with.
 */
export function propertyChanges(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, text: string): Change[] {
  const key = propertyTested(text, comparison);
  return key === undefined ? unnamedChanges(viewed.map(({ leaf }) => leaf), comparison) : namedChanges(viewed, comparison, key);
}

/** The condition names no property: one under which another object of the test case holds a text, for a text that was missed. */
function unnamedChanges(leaves: readonly Leaf[], comparison: ComparisonDto): Change[] {
  const { left, right } = comparison;
  if (left.kind !== 'undefined' || right.kind !== 'string') return [];
  const objects = leaves.flatMap(({ value }) => (value.kind === 'object' ? [value] : []));
  const keys = [...new Set(objects.flatMap(({ properties }) => properties.flatMap(({ key, value }) => (value.kind === 'string' ? [key] : []))))];
  return keys.slice(0, MOST_UNNAMED).flatMap((key) => leaves.flatMap((leaf) => {
    const object = unnamedOwner(leaf, key);
    return object === undefined ? [] : [{ leaf, name: `${key} at ${placeOf(leaf)}`, make: (context: ValueContext) => withProperty(object, key, comparison, context) }];
  }));
}

/** An object without the property, or a plain value that an object may stand for. */
function unnamedOwner({ value, path }: Leaf, key: string): ObjectTree | undefined {
  if (value.kind === 'object') return value.properties.some((property) => property.key === key) ? undefined : value;
  return path.length > 1 && (value.kind === 'number' || value.kind === 'boolean' || value.kind === 'null') ? { kind: 'object', properties: [] } : undefined;
}

function namedChanges(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, key: string): Change[] {
  const given = viewed.flatMap(({ leaf, viewed: views }) => {
    if (views !== undefined) return speltIn(views).flatMap((spelt) => changesWithin(leaf, spelt, key, comparison));
    const object = ownerIn(leaf.value, leaf.path.length > 0);
    return object === undefined ? [] : [{ leaf, name: `${key} at ${placeOf(leaf)}`, make: (context: ValueContext) => withProperty(object, key, comparison, context) }];
  });
  return [...given, ...viewed.flatMap(({ leaf }) => writing(leaf, key, comparison))];
}

/** Objects that a text, or a part of it, spells in JSON. */
function speltIn({ text, views }: ViewedText): readonly Spelt[] {
  const whole: TextView = { value: text, put: (value) => value };
  const spelt = [whole, ...views].flatMap((view): Spelt[] => {
    const object = objectInJson(view.value);
    return object === undefined ? [] : [{ object, put: view.put }];
  });
  return spelt.slice(0, MOST_SPELT);
}

/** What a function is called with may be the object that lacked the property. */
function writing(leaf: Leaf, key: string, comparison: ComparisonDto): Change[] {
  const { value } = leaf;
  if (value.kind !== 'function' || comparison.left.kind !== 'undefined') return [];
  const write = (index: number): Change => ({
    leaf,
    name: `writes ${key} to argument ${index} at ${placeOf(leaf)}`,
    make: (context) => ({ ...value, plan: [{ kind: 'write-argument', index, key, value: wantedValue(key, comparison, context) }] }),
  });
  return Array.from({ length: Math.min(Math.max(value.arity, 1), MOST_ARGUMENTS) }, (_, index) => write(index));
}

/** The object that is there, or that a list or nothing at all inside another value should have been. */
function ownerIn(value: ValueTree, isInside: boolean): ObjectTree | undefined {
  if (value.kind === 'object') return value;
  if (value.kind === 'error') return { kind: 'object', properties: [{ key: 'message', role: 'data', value: { kind: 'string', value: value.message } }] };
  return isInside && (value.kind === 'array' || value.kind === 'null' || value.kind === 'undefined') ? { kind: 'object', properties: [] } : undefined;
}

/** The same for every object within JSON. */
function changesWithin(leaf: Leaf, { object: spelt, put }: Spelt, key: string, comparison: ComparisonDto): Change[] {
  return [...walk(spelt)].slice(0, MOST_WITHIN).flatMap(({ value, path }) => {
    const object = ownerIn(value, path.length > 0);
    if (object === undefined) return [];
    const make = (context: ValueContext): ValueTree => {
      const text = put(jsonText(replaceAt(spelt, path, withProperty(object, key, comparison, context))));
      return text === undefined ? leaf.value : stringValue(text);
    };
    return [{ leaf, name: `${key} at ${placeOf(leaf)} ${path.join('.')}`, make }];
  });
}

/** The property whose value a condition tests, as its source text names it: `options.strict` -> `strict`. */
function propertyTested(text: string, { operator }: ComparisonDto): string | undefined {
  const operand = operator === 'typeof' ? text.replace(/^typeof\s+/, '') : text;
  const [left] = operand.split(OPERATOR);
  return LAST_NAME.exec((left ?? '').replace(/[!()]/g, ''))?.[1];
}

/** The object with a value under the key that makes the comparison come out otherwise, as far as that can be told. */
function withProperty(object: ObjectTree, key: string, comparison: ComparisonDto, context: ValueContext): ValueTree {
  const property: PropertyTree = { key, role: 'data', value: wantedValue(key, comparison, context) };
  const others = object.properties.filter((one) => one.key !== key);
  return { ...object, properties: [...others, property] };
}

function wantedValue(key: string, comparison: ComparisonDto, context: ValueContext): ValueTree {
  const { operator, outcome } = comparison;
  if (operator === 'truthy' && outcome) return context.random.pick(FALSY);
  const fitting = fittingConstant(comparison);
  if (fitting !== undefined) return fitting;
  const value = sampleValue(typeOf(key, context.draft.cluster), context);
  return operator === 'truthy' && isFalsy(value) ? { kind: 'boolean', value: true } : value;
}

/** A value that makes a comparison with a constant come out otherwise. */
function fittingConstant({ operator, right, outcome }: ComparisonDto): ValueTree | undefined {
  if (right.kind === 'number' && /^[<>]=?$/.test(operator)) {
    return { kind: 'number', value: fromNumberLiteral(right.value) + (outcome === operator.startsWith('>') ? -1 : 1) };
  }
  const wantsEqual = /^[=!]==?$/.test(operator) && outcome === operator.startsWith('!');
  if (right.kind === 'boolean' && /^[=!]==?$/.test(operator)) return { kind: 'boolean', value: wantsEqual ? right.value : !right.value };
  if (!wantsEqual) return undefined;
  if (right.kind === 'null') return { kind: 'null' };
  return right.kind === 'string' || right.kind === 'number' ? right : undefined;
}

function typeOf(key: string, cluster: TestCluster): TypeDto {
  const known = cluster.keyTypes.typeOf(key);
  return known.alternatives.length > 0 ? known : ASKED_FOR;
}

function isFalsy(value: ValueTree): boolean {
  if (value.kind === 'undefined' || value.kind === 'null') return true;
  return 'value' in value && (value.value === false || value.value === 0 || value.value === '' || value.value === 'NaN' || value.value === '-0');
}
