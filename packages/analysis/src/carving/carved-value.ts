import { toNumberLiteral, type NumberLiteral, type TypedArrayType, type ValueTree } from '@auklet/protocol';
import type * as t from '@babel/types';
import { calleeName, memberKey } from '../usage/syntax.ts';

/** What another expression is as a value; `null` when the text does not say. */
export type Reader = (node: t.Node) => ValueTree | null;

const UNDEFINED: ValueTree = { kind: 'undefined' };
const GLOBALS: Readonly<Record<string, ValueTree>> = {
  undefined: UNDEFINED,
  NaN: { kind: 'number', value: 'NaN' },
  Infinity: { kind: 'number', value: 'Infinity' },
};

/** A value that the text spells out, but for functions, names of the file, and what is called. */
export function literalTree(node: t.Node, read: Reader): ValueTree | null {
  switch (node.type) {
    case 'StringLiteral':
      return text(node.value);
    case 'NumericLiteral':
      return number(node.value);
    case 'BooleanLiteral':
      return { kind: 'boolean', value: node.value };
    case 'NullLiteral':
      return { kind: 'null' };
    case 'BigIntLiteral':
      return /^\d+$/.test(node.value) ? { kind: 'bigint', value: node.value } : null;
    case 'RegExpLiteral':
      return { kind: 'regexp', source: node.pattern, flags: node.flags };
    case 'TemplateLiteral':
      return templateText(node, read);
    case 'Identifier':
      return Object.hasOwn(GLOBALS, node.name) ? (GLOBALS[node.name] as ValueTree) : null;
    case 'UnaryExpression':
      return unaryTree(node, read);
    case 'BinaryExpression':
      return node.operator === '+' ? joined(read(node.left), read(node.right)) : null;
    case 'ArrayExpression':
      return listTree(node.elements, read, (items) => ({ kind: 'array', items }));
    case 'ObjectExpression':
      return objectTree(node, read);
    case 'NewExpression':
      return node.callee.type === 'Identifier' ? constructedTree(node.callee.name, node.arguments, read) : null;
    case 'CallExpression':
      return calledTree(node, read);
    case 'MemberExpression':
      return wellKnownSymbol(node);
    default:
      return null;
  }
}

function text(value: string): ValueTree {
  return { kind: 'string', value };
}

function number(value: number): ValueTree {
  return { kind: 'number', value: toNumberLiteral(value) };
}

function templateText({ quasis, expressions }: t.TemplateLiteral, read: Reader): ValueTree | null {
  let whole = quasis[0]?.value.cooked ?? '';
  for (const [position, expression] of expressions.entries()) {
    const part = primitiveText(read(expression));
    if (part === null) return null;
    whole += part + (quasis[position + 1]?.value.cooked ?? '');
  }
  return text(whole);
}

function primitiveText(tree: ValueTree | null): string | null {
  return tree?.kind === 'string' || tree?.kind === 'number' || tree?.kind === 'boolean' ? String(tree.value) : null;
}

function unaryTree({ operator, argument }: t.UnaryExpression, read: Reader): ValueTree | null {
  if (operator === 'void') return { kind: 'undefined' };
  const operand = read(argument);
  if (operator === '!' && operand?.kind === 'boolean') return { kind: 'boolean', value: !operand.value };
  if (operator !== '-') return null;
  if (operand?.kind === 'bigint') return { kind: 'bigint', value: `-${operand.value}` };
  return operand?.kind === 'number' ? number(-Number(operand.value)) : null;
}

function joined(left: ValueTree | null, right: ValueTree | null): ValueTree | null {
  if (left?.kind === 'number' && right?.kind === 'number') return number(Number(left.value) + Number(right.value));
  const [before, after] = [primitiveText(left), primitiveText(right)];
  return before === null || after === null ? null : text(before + after);
}

function listTree(nodes: readonly (t.Node | null)[], read: Reader, make: (items: ValueTree[]) => ValueTree): ValueTree | null {
  const items = nodes.map((node) => (node === null ? UNDEFINED : read(node)));
  return items.every((item) => item !== null) ? make(items) : null;
}

function objectTree({ properties }: t.ObjectExpression, read: Reader): ValueTree | null {
  const members: Extract<ValueTree, { kind: 'object' }>['properties'][number][] = [];
  let prototype = {};
  for (const property of properties) {
    if (property.type === 'SpreadElement') return null;
    const key = keyOf(property, read);
    if (key === null) return null;
    if (key === '__proto__' && !property.computed && property.type === 'ObjectProperty' && property.value.type === 'NullLiteral') prototype = { prototype: 'null' };
    else if (property.type === 'ObjectProperty') {
      const value = read(property.value);
      if (value === null) return null;
      members.push({ key, role: 'data', value });
    } else {
      const member = methodTree(key, property, read);
      if (member === null) return null;
      members.push(member);
    }
  }
  return { kind: 'object', properties: members, ...prototype };
}

function keyOf({ key, computed }: t.ObjectProperty | t.ObjectMethod, read: Reader): string | null {
  if (key.type === 'Identifier' && !computed) return key.name;
  return primitiveText(read(key));
}

/** A getter that returns or throws what is known, or a method. */
function methodTree(key: string, method: t.ObjectMethod, read: Reader): Extract<ValueTree, { kind: 'object' }>['properties'][number] | null {
  if (method.kind === 'set') return null;
  if (method.kind === 'method') {
    const value = read({ ...method, type: 'FunctionExpression' } as unknown as t.FunctionExpression);
    return value === null ? null : { key, role: 'data', value };
  }
  const [end] = method.body.body;
  const isThrowing = end?.type === 'ThrowStatement';
  if (!isThrowing && end?.type !== 'ReturnStatement') return null;
  const value = end.argument == null ? UNDEFINED : read(end.argument);
  return value === null ? null : { key, role: 'getter', ...(isThrowing ? { throws: true } : {}), value };
}

const TYPED_ARRAY = /^(?:Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float32|Float64)Array$/;

const CONSTRUCTED = /^(?:Date|Set|Map|RegExp|\w*Error|\w+Array)$/;

function constructedTree(name: string, args: t.NewExpression['arguments'], read: Reader): ValueTree | null {
  if (!CONSTRUCTED.test(name)) return null;
  const [first] = args;
  const value = first === undefined ? null : read(first);
  if (name === 'Date') return dateTree(value);
  if (name === 'Set' && first === undefined) return { kind: 'set', items: [] };
  if (name === 'Map' && first === undefined) return { kind: 'map', entries: [] };
  if (name === 'Set') return value?.kind === 'array' ? { kind: 'set', items: value.items } : null;
  if (name === 'Map') return mapTree(value);
  if (name === 'RegExp') return regexpTree(value, args[1] === undefined ? text('') : read(args[1]));
  if (TYPED_ARRAY.test(name)) return first === undefined ? { kind: 'typed-array', type: name as TypedArrayType, items: [] } : typedArrayTree(name as TypedArrayType, value);
  if (name.endsWith('Error')) return { kind: 'error', type: name, message: value?.kind === 'string' ? value.value : '' };
  return null;
}

function dateTree(value: ValueTree | null): ValueTree | null {
  if (value?.kind !== 'string' && value?.kind !== 'number') return null;
  return { kind: 'date', milliseconds: toNumberLiteral(new Date(value.kind === 'string' ? value.value : Number(value.value)).getTime()) };
}

function mapTree(value: ValueTree | null): ValueTree | null {
  if (value?.kind !== 'array') return null;
  const entries = value.items.map((item) => (item.kind === 'array' && item.items.length === 2 ? (item.items as [ValueTree, ValueTree]) : null));
  return entries.every((entry) => entry !== null) ? { kind: 'map', entries } : null;
}

function regexpTree(source: ValueTree | null, flags: ValueTree | null): ValueTree | null {
  return source?.kind === 'string' && flags?.kind === 'string' ? { kind: 'regexp', source: source.value, flags: flags.value } : null;
}

function typedArrayTree(type: TypedArrayType, value: ValueTree | null): ValueTree | null {
  if (value === null) return null;
  if (value.kind === 'number') return { kind: 'typed-array', type, items: Array.from({ length: Math.min(64, Number(value.value)) }, () => 0) };
  const items = value.kind === 'array' ? value.items.map((item): NumberLiteral | null => (item.kind === 'number' ? item.value : null)) : [null];
  return items.every((item) => item !== null) ? { kind: 'typed-array', type, items } : null;
}

/** Longest text that is written out for `'a'.repeat(n)`. */
const LONGEST = 1_000;

function calledTree({ callee, arguments: args }: t.CallExpression, read: Reader): ValueTree | null {
  const [first] = args;
  const value = (): ValueTree | null => (first === undefined ? UNDEFINED : read(first));
  const name = calleeName(callee);
  if (name === 'Symbol' || name === 'BigInt' || name === 'Symbol.for') return globalCall(name, value());
  if (name === 'Promise.resolve' || name === 'Promise.reject') return promiseTree(name === 'Promise.resolve' ? 'resolved' : 'rejected', value());
  return callee.type === 'MemberExpression' && memberKey(callee) === 'repeat' ? repeated(read(callee.object), value()) : null;
}

function repeated(part: ValueTree | null, count: ValueTree | null): ValueTree | null {
  if (part?.kind !== 'string' || count?.kind !== 'number') return null;
  return text(part.value.repeat(Math.max(0, Math.min(LONGEST, Number(count.value) || 0))).slice(0, LONGEST));
}

function globalCall(name: 'Symbol' | 'BigInt' | 'Symbol.for', value: ValueTree | null): ValueTree | null {
  if (name === 'BigInt') return (value?.kind === 'number' || value?.kind === 'string') && /^-?\d+$/.test(String(value.value)) ? { kind: 'bigint', value: String(value.value) } : null;
  const description = value?.kind === 'string' ? value.value : '';
  return name === 'Symbol' ? { kind: 'symbol', description } : { kind: 'symbol', description, wellKnown: true };
}

function promiseTree(state: 'resolved' | 'rejected', value: ValueTree | null): ValueTree | null {
  return value === null ? null : { kind: 'promise', state, value };
}

function wellKnownSymbol({ object, property, computed }: t.MemberExpression): ValueTree | null {
  if (computed || object.type !== 'Identifier' || object.name !== 'Symbol' || property.type !== 'Identifier') return null;
  return { kind: 'symbol', description: property.name, wellKnown: true };
}
