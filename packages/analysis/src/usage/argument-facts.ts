import type { UsedKind } from './slot.ts';

/** What a builtin function says about the arguments it is given, by position; the last entry holds for all further ones. */
type ArgumentKinds = readonly (readonly UsedKind[])[];

const string: readonly UsedKind[] = ['string'];
const number: readonly UsedKind[] = ['number'];
const integer: readonly UsedKind[] = ['integer'];
const callback: readonly UsedKind[] = ['function'];
const nothing: readonly UsedKind[] = [];

function table(entries: Readonly<Record<string, ArgumentKinds>>): ReadonlyMap<string, ArgumentKinds> {
  return new Map(Object.entries(entries));
}

const FUNCTIONS = table({
  parseInt: [string, integer],
  parseFloat: [string],
  Number: [string, number],
  BigInt: [integer, string],
  isNaN: [number],
  isFinite: [number],
  encodeURIComponent: [string],
  encodeURI: [string],
  decodeURIComponent: [string],
  decodeURI: [string],
  escape: [string],
  unescape: [string],
  atob: [string],
  btoa: [string],
  require: [string],
  setTimeout: [callback, integer],
  setInterval: [callback, integer],
  setImmediate: [callback],
  queueMicrotask: [callback],
  'process.nextTick': [callback],
  'Array.isArray': [['array']],
  'Array.from': [['array', 'iterable'], callback],
  'Array.prototype.slice.call': [['array'], integer],
  'Array.prototype.push.apply': [nothing, ['array']],
  'Object.keys': [['object']],
  'Object.values': [['object']],
  'Object.entries': [['object']],
  'Object.fromEntries': [['array']],
  'Object.assign': [['object']],
  'Object.create': [['object']],
  'Object.freeze': [['object']],
  'Object.getOwnPropertyNames': [['object']],
  'Object.getPrototypeOf': [['object']],
  'Object.hasOwn': [['object'], string],
  'Object.defineProperty': [['object'], string, ['object']],
  'Object.prototype.hasOwnProperty.call': [['object'], string],
  'Reflect.ownKeys': [['object']],
  'JSON.parse': [string, callback],
  'JSON.stringify': [nothing, ['function', 'array'], ['integer', 'string']],
  'Number.isInteger': [integer],
  'Number.isSafeInteger': [integer],
  'Number.isFinite': [number],
  'Number.isNaN': [number],
  'Number.parseInt': [string, integer],
  'Number.parseFloat': [string],
  'String.fromCharCode': [integer],
  'String.fromCodePoint': [integer],
  'Date.parse': [string],
  'Buffer.from': [string, string],
  'Buffer.alloc': [integer],
  'Promise.resolve': [nothing],
  'Promise.all': [['array']],
  'Promise.allSettled': [['array']],
  'Promise.race': [['array']],
  'Reflect.apply': [callback, nothing, ['array']],
});

const CONSTRUCTORS = table({
  Date: [['integer', 'string', 'date'], integer],
  RegExp: [['string', 'regexp'], string],
  Map: [['array', 'map']],
  Set: [['array', 'set']],
  URL: [string, string],
  Array: [integer],
  Promise: [callback],
  Error: [string],
  TypeError: [string],
  RangeError: [string],
  Proxy: [['object'], ['object']],
  Function: [string],
});

/** Methods that say something about their arguments whatever they are called on. */
const METHODS = table({
  test: [string],
  exec: [string],
  startsWith: [string],
  endsWith: [string],
  localeCompare: [string],
  padStart: [integer, string],
  padEnd: [integer, string],
  repeat: [integer],
  charAt: [integer],
  charCodeAt: [integer],
  codePointAt: [integer],
  substring: [integer],
  substr: [integer],
  split: [['string', 'regexp'], integer],
  replace: [['string', 'regexp'], ['string', 'function']],
  replaceAll: [['string', 'regexp'], ['string', 'function']],
  match: [['regexp', 'string']],
  matchAll: [['regexp']],
  search: [['regexp']],
  join: [string],
  splice: [integer, integer],
  slice: [integer],
  toFixed: [integer],
  toPrecision: [integer],
  forEach: [callback],
  map: [callback],
  filter: [callback],
  some: [callback],
  every: [callback],
  find: [callback],
  findIndex: [callback],
  reduce: [callback],
  reduceRight: [callback],
  flatMap: [callback],
  sort: [callback],
  then: [callback],
  catch: [callback],
  finally: [callback],
  hasOwnProperty: [string],
  addEventListener: [string, callback],
  removeEventListener: [string, callback],
  on: [string, callback],
  once: [string, callback],
});

/** Builtin modules by what their functions take. */
const MODULES = table({ path: [string], fs: [string], url: [string], querystring: [string], crypto: [string] });

/** The name as it was before compilers wrote `_path.default.join` or `path_1.join`. */
function sourceName(name: string): string {
  return name.replace(/^(?:globalThis|window|global|self)\./, '').replace(/^_?(\w+?)(?:_\d+|\d+)?(?:\.default)?\./, '$1.');
}

export function functionArgumentKinds(name: string, position: number): readonly UsedKind[] {
  const plain = sourceName(name);
  if (plain.startsWith('Math.')) return number;
  return at(FUNCTIONS.get(plain) ?? MODULES.get(plain.split('.')[0] ?? ''), position);
}

export function constructorArgumentKinds(name: string, position: number): readonly UsedKind[] {
  return at(CONSTRUCTORS.get(name), position);
}

export function methodArgumentKinds(key: string, position: number): readonly UsedKind[] {
  return at(METHODS.get(key), position);
}

function at(kinds: ArgumentKinds | undefined, position: number): readonly UsedKind[] {
  if (kinds === undefined) return nothing;
  return kinds[position] ?? (kinds.length > 1 ? nothing : (kinds.at(-1) ?? nothing));
}
