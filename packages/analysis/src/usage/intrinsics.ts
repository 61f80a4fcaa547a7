/** Kinds of values that one can tell by the members the language gives them. */
export type IntrinsicKind = 'string' | 'array' | 'number' | 'bigint' | 'boolean' | 'regexp' | 'date' | 'map' | 'set' | 'promise' | 'function' | 'symbol' | 'error';

const PROTOTYPES: readonly (readonly [IntrinsicKind, object])[] = [
  ['string', String.prototype],
  ['array', Array.prototype],
  ['number', Number.prototype],
  ['regexp', RegExp.prototype],
  ['date', Date.prototype],
  ['map', Map.prototype],
  ['set', Set.prototype],
  ['promise', Promise.prototype],
  ['function', Function.prototype],
];

const NOT_TELLING = new Set([...Object.getOwnPropertyNames(Object.prototype), 'name', 'arguments', 'caller']);

const kindsOfMember = new Map<string, IntrinsicKind[]>([['message', ['error']], ['stack', ['error']]]);
for (const [kind, prototype] of PROTOTYPES) {
  for (const key of Object.getOwnPropertyNames(prototype)) {
    if (!NOT_TELLING.has(key)) kindsOfMember.set(key, [...(kindsOfMember.get(key) ?? []), kind]);
  }
}
kindsOfMember.set('length', ['string', 'array']);
for (const key of ['forEach', 'keys', 'values', 'entries']) kindsOfMember.set(key, ['array', 'array', 'array', 'map', 'set']);

/** The kinds whose values have a member of this name, the usual one more than once: `split` -> string; `slice` -> string, array. */
export function kindsWithMember(key: string): readonly IntrinsicKind[] {
  return kindsOfMember.get(key) ?? [];
}

const methods = new Set(PROTOTYPES.flatMap(([, prototype]) => Object.entries(Object.getOwnPropertyDescriptors(prototype)).flatMap(([key, { value }]) => (typeof value === 'function' ? [key] : []))));

/** Whether the language gives methods of this name: read without a call, as in `options.sort`, it is more likely a property of the project's own. */
export function isIntrinsicMethod(key: string): boolean {
  return methods.has(key) && !NOT_TELLING.has(key);
}

/** Members that objects of all sorts have, which tell nothing. */
export function isUntellingMember(key: string): boolean {
  return NOT_TELLING.has(key) && key !== 'name' && key !== 'arguments' && key !== 'caller';
}

/** Names that collections share with the objects people write: stores, caches, registries. */
export const COLLECTION_METHODS: ReadonlySet<string> = new Set(['get', 'set', 'has', 'add', 'delete', 'clear', 'forEach', 'keys', 'values', 'entries']);

/** A method whose result may stand for its receiver when the result is compared or read. */
export const SAME_VALUE_METHODS: ReadonlySet<string> = new Set([
  'trim', 'trimStart', 'trimEnd', 'toLowerCase', 'toUpperCase', 'toLocaleLowerCase', 'toLocaleUpperCase', 'normalize', 'toString', 'valueOf',
  'slice', 'filter', 'sort', 'reverse', 'concat', 'toSorted', 'toReversed', 'flat',
]);

/** A method that gives one item of its receiver. */
export const ITEM_METHODS: ReadonlySet<string> = new Set(['pop', 'shift', 'at', 'find', 'findLast', 'charAt']);

/** Position of the item among the arguments of the function that the method is given. */
export const ITEM_ARGUMENT: ReadonlyMap<string, number> = new Map([
  ['forEach', 0], ['map', 0], ['filter', 0], ['some', 0], ['every', 0], ['find', 0], ['findIndex', 0], ['findLast', 0], ['findLastIndex', 0],
  ['flatMap', 0], ['sort', 0], ['toSorted', 0], ['reduce', 1], ['reduceRight', 1], ['then', 0],
]);
