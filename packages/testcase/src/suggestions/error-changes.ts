import type { PropertyTree, ThrownDto, ValueTree } from '@auklet/protocol';
import { isBuiltinMember } from '../cluster/builtin-members.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { separated } from '../views/lenses.ts';
import type { TextView } from '../views/text-view.ts';
import type { ViewCache } from '../views/view-cache.ts';
import { jsonText, objectInJson } from '../values/json-text.ts';
import { sampleBag, sampleProperty } from '../values/sample-object.ts';
import { stringValue } from '../values/sample-string.ts';
import { sampleAlternative } from '../values/sample-value.ts';
import { deeper, type ValueContext } from '../values/value-context.ts';
import { type Change, placeOf } from './change.ts';
import type { Leaf } from './leaf.ts';

const NAME = /^[A-Za-z_$][\w$]*$/;
const MOST_KEYS = 6;
const MOST_VIEWS = 5;
const MOST_SEPARATORS = 2;
const READ = /\(reading '([^']+)'\)|destructure property '([^']+)'/;
const CALLED = /\.([\w$]+) is not a function/;
const UNKNOWN = { alternatives: [] };
const EMPTY_OBJECT_IN_BASE64 = Buffer.from('{}').toString('base64');
const ADDRESS = 'https://example.com/a/b?c=d';

/** Gives the subject what it missed when it threw: a property, a method, something to iterate, a text that can be parsed. */
export function errorChanges(leaves: readonly Leaf[], { type, message }: ThrownDto, { pool, views }: TestCluster): Change[] {
  const { keys, learntKeys, strings, separators } = pool;
  const read = READ.exec(message);
  const key = read?.[1] ?? read?.[2];
  if (type === 'TypeError' && key !== undefined) return leaves.flatMap((leaf) => [...missingOwner(leaf, key, [...new Set([...learntKeys, ...keys, ...strings.filter((text) => NAME.test(text))])]), ...missingPart(leaf, separators, views)]);
  const method = CALLED.exec(message)?.[1];
  if (type === 'TypeError' && method !== undefined) return leaves.flatMap((leaf) => missingMethod(leaf, method));
  if (type === 'TypeError' && message.includes('not iterable')) return leaves.flatMap((leaf) => (leaf.path.length < 2 ? iterables(leaf) : []));
  if (type === 'TypeError' && message.includes('Received undefined')) return leaves.flatMap((leaf) => missingPart(leaf, separators, views));
  if (type === 'TypeError' && message.startsWith('Invalid URL')) return texts(leaves).flatMap(addresses);
  if (type === 'SyntaxError' && message.includes('JSON')) return texts(leaves).flatMap(spelledValues);
  return [];
}

function texts(leaves: readonly Leaf[]): readonly Leaf[] {
  return leaves.filter(({ value }) => value.kind === 'string');
}

function changeTo(leaf: Leaf, name: string, make: Change['make']): Change {
  return { leaf, name: `${name} at ${placeOf(leaf)}`, make };
}

/** Something that was undefined should have had `key`: an argument itself, or a property of an object. */
function missingOwner(leaf: Leaf, key: string, keys: readonly string[]): Change[] {
  const { value } = leaf;
  const owner = (context: ValueContext): ValueTree => ({ kind: 'object', properties: isBuiltinMember(key) ? [] : [sampleProperty(key, deeper(context))] });
  if (value.kind === 'undefined' || value.kind === 'null') return [changeTo(leaf, `{${key}}`, owner)];
  const spelled = value.kind === 'string' ? objectInJson(value.value) : undefined;
  const object = value.kind === 'object' ? value : spelled;
  if (object === undefined) return [];
  const absent = keys.filter((one) => one !== key && !object.properties.some((property) => property.key === one && property.value.kind !== 'undefined'));
  return absent.slice(0, MOST_KEYS).map((outer) =>
    changeTo(leaf, `${outer}.${key}`, (context) => {
      const property: PropertyTree = { key: outer, role: 'data', value: ownerOf(key, owner, context) };
      const extended: ValueTree = { ...object, properties: [...object.properties.filter((one) => one.key !== outer), property] };
      return spelled === undefined ? extended : stringValue(jsonText(extended));
    }),
  );
}

/** A text may have been taken apart, and has too few parts. */
function missingPart(leaf: Leaf, separators: readonly string[], cache: ViewCache): Change[] {
  if (leaf.value.kind !== 'string' || objectInJson(leaf.value.value) !== undefined) return [];
  const whole: TextView = { value: leaf.value.value, put: (text) => text };
  const views = cache.viewsOf(leaf.value.value);
  const hidden = views.filter((view) => !whole.value.includes(view.value));
  return [whole, ...hidden.slice(0, 2), ...views.slice(0, MOST_VIEWS)].flatMap(({ value, put }) =>
    separators.slice(0, MOST_SEPARATORS).flatMap((separator) => {
      const text = put(`${value}${separator}a`);
      return text === undefined ? [] : [changeTo(leaf, text, () => stringValue(text))];
    }),
  );
}

/** What has a member of that name: lists and texts have theirs from the language. */
function ownerOf(key: string, owner: (context: ValueContext) => ValueTree, context: ValueContext): ValueTree {
  if (key in Array.prototype) return sampleAlternative({ weight: 1, kind: 'array', element: UNKNOWN }, deeper(context));
  return key in String.prototype ? sampleAlternative({ weight: 1, kind: 'string' }, context) : owner(deeper(context));
}

function missingMethod(leaf: Leaf, method: string): Change[] {
  const { value, path } = leaf;
  const ofText = method in String.prototype;
  if (value.kind === 'array' && ofText && !(method in Array.prototype)) return [changeTo(leaf, 'joined', () => stringValue(value.items.map(plainText).join('')))];
  if (value.kind === 'object') {
    return [changeTo(leaf, `${method}()`, (context) => ({ ...value, properties: [...value.properties.filter(({ key }) => key !== method), methodNamed(method, context)] }))];
  }
  if (path.length > 1) return [];
  if (ofText && value.kind !== 'string') return [changeTo(leaf, 'a text', (context) => sampleAlternative({ weight: 1, kind: 'string' }, context))];
  if (method in Array.prototype && value.kind !== 'array') return iterables(leaf);
  return value.kind === 'function' ? [] : [changeTo(leaf, `{${method}()}`, (context) => ({ kind: 'object', properties: [methodNamed(method, context)] }))];
}

function methodNamed(key: string, context: ValueContext): PropertyTree {
  return { key, role: 'data', value: sampleAlternative({ weight: 1, kind: 'function', parameters: [], returns: UNKNOWN }, deeper(context)) };
}

function plainText(value: ValueTree): string {
  return value.kind === 'string' || value.kind === 'number' ? String(value.value) : '';
}

function iterables(leaf: Leaf): Change[] {
  return leaf.value.kind === 'array' ? [] : [changeTo(leaf, 'a list', (context) => sampleAlternative({ weight: 1, kind: 'array', element: UNKNOWN }, context))];
}

function addresses(leaf: Leaf): Change[] {
  const text = leaf.value.kind === 'string' ? leaf.value.value : '';
  return [changeTo(leaf, 'an address', () => stringValue(ADDRESS)), changeTo(leaf, 'a path', () => stringValue(`https://example.com/${text.replace(/[^\w./-]/g, '')}`))];
}

/** JSON as the text, or as a part of it, plain or in base64. */
function spelledValues(leaf: Leaf): Change[] {
  const text = leaf.value.kind === 'string' ? leaf.value.value : '';
  const parts = separated(text).slice(0, MOST_VIEWS).flatMap(({ value, put }) => [
    changeTo(leaf, `{} for ${value}`, () => stringValue(put('{}') ?? text)),
    changeTo(leaf, `{} in base64 for ${value}`, () => stringValue(put(EMPTY_OBJECT_IN_BASE64) ?? text)),
  ]);
  return [
    changeTo(leaf, 'JSON', (context) => stringValue(jsonText(sampleBag(deeper(context))))),
    changeTo(leaf, '{}', () => stringValue('{}')),
    changeTo(leaf, '{} in base64', () => stringValue(EMPTY_OBJECT_IN_BASE64)),
    ...parts,
  ];
}
