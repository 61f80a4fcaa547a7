const HOLDERS: readonly object[] = [
  Object.prototype,
  Function.prototype,
  Array.prototype,
  String.prototype,
  Number.prototype,
  RegExp.prototype,
  Date.prototype,
  Promise.prototype,
  Map.prototype,
  Set.prototype,
  Object,
  Array,
  Number,
  Promise,
  Math,
  JSON,
  Reflect,
];

const MEMBERS: ReadonlySet<string> = new Set(HOLDERS.flatMap((holder) => Object.getOwnPropertyNames(holder)));
const ALSO_OF_USERS: ReadonlySet<string> = new Set(['name', 'keys', 'values', 'entries', 'get', 'set', 'has', 'delete', 'size', 'source', 'flags', 'then', 'find', 'map', 'at', 'length']);

/** Whether a property name is most likely a member of one of the language's own objects. */
export function isBuiltinMember(key: string): boolean {
  return MEMBERS.has(key) && !ALSO_OF_USERS.has(key);
}
