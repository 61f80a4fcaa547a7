/** Everything in a namespace that can be called: functions, methods of objects two levels deep, classes with their methods. */
export function callablesOf(namespace) {
  const found = [];
  for (const [name, value] of entriesOf(namespace)) collect(name, value, undefined, 2, found, new Set());
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

function collect(name, value, owner, depth, found, seen) {
  if (typeof value === 'function') found.push(...(isClass(value) ? classCallables(name, value) : [functionCallable(name, value, owner)]));
  if (depth === 0 || seen.has(value) || (typeof value !== 'function' && (typeof value !== 'object' || value === null))) return;
  seen.add(value);
  for (const [key, member] of entriesOf(value)) if (!isTextOf(value, key)) collect(`${name}.${key}`, member, value, depth - 1, found, seen);
}

/** The text of a function is none of its behaviour. */
function isTextOf(value, key) {
  return typeof value === 'function' && key === 'toString';
}

function functionCallable(name, value, owner) {
  return { name, arity: value.length, isClass: false, call: (args) => Reflect.apply(value, owner, args) };
}

/** A method is called on an instance made for it. */
function classCallables(name, value) {
  const create = { name: `new ${name}`, arity: value.length, isClass: true, call: (args) => Reflect.construct(value, args) };
  const methods = Object.getOwnPropertyNames(value.prototype).filter((key) => key !== 'constructor');
  return [
    create,
    ...methods.map((key) => {
      const { value: method } = Object.getOwnPropertyDescriptor(value.prototype, key);
      return { name: `${name}#${key}`, arity: method?.length ?? 0, isClass: false, call: (args, values) => useMember(Reflect.construct(value, values.list(value.length)), key, args) };
    }),
  ];
}

function useMember(instance, key, args) {
  const member = instance[key];
  const result = typeof member === 'function' ? instance[key](...args) : member;
  return result === undefined ? instance : result;
}

function isClass(value) {
  const { prototype } = value;
  return typeof prototype === 'object' && prototype !== null && (/^class\b/.test(Function.prototype.toString.call(value)) || Object.getOwnPropertyNames(prototype).length > 1);
}

function entriesOf(value) {
  const keys = Object.getOwnPropertyNames(value).filter((key) => !['prototype', 'caller', 'arguments', 'callee'].includes(key));
  return keys.flatMap((key) => {
    const descriptor = Object.getOwnPropertyDescriptor(value, key);
    return 'value' in descriptor ? [[key, descriptor.value]] : descriptor.enumerable ? [[key, read(value, key)]] : [];
  });
}

/** Exports of compiled modules are often getters. */
function read(value, key) {
  try {
    return value[key];
  } catch {
    return undefined;
  }
}
