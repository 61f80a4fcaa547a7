import * as t from '@babel/types';
import type { PropertyTree, TypedArrayType, ValueTree } from '@auklet/protocol';
import { call, construct, invoke, isPlainKey, member, text } from '../printing/nodes.ts';
import { functionExpression } from './function-expression.ts';
import { numberExpression } from './number-expression.ts';
import { regexpExpression } from './regexp-expression.ts';

/** What a value may refer to. */
export interface ValueScope {
  readonly typescript: boolean;
  variable(statement: number): t.Expression;
  exported(path: readonly string[]): t.Expression;
  /** Declares a counter before the statement that is being written. */
  counter(): t.Identifier;
}

/** The expression that builds a value. */
export function valueExpression(tree: ValueTree, scope: ValueScope): t.Expression {
  const write = (part: ValueTree): t.Expression => valueExpression(part, scope);
  switch (tree.kind) {
    case 'undefined':
      return t.identifier('undefined');
    case 'null':
      return t.nullLiteral();
    case 'boolean':
      return t.booleanLiteral(tree.value);
    case 'number':
      return numberExpression(tree.value);
    case 'bigint':
      return bigintExpression(tree.value);
    case 'string':
      return text(tree.value);
    case 'symbol':
      return symbolExpression(tree.description, tree.wellKnown === true);
    case 'regexp':
      return regexpExpression(tree.source, tree.flags);
    case 'date':
      return construct('Date', typeof tree.milliseconds === 'number' ? dateArgument(tree.milliseconds) : numberExpression(tree.milliseconds));
    case 'array':
      return t.arrayExpression(tree.items.map(write));
    case 'object':
      return objectExpression(tree, write);
    case 'map':
      return collection('Map', tree.entries.length, tree.entries.map(([key, value]) => t.arrayExpression([write(key), write(value)])), scope, isMixed(tree.entries.flat()));
    case 'set':
      return collection('Set', tree.items.length, tree.items.map(write), scope, isMixed(tree.items));
    case 'typed-array':
      return construct(tree.type, t.arrayExpression(tree.items.map((item) => typedArrayItem(tree.type, item))));
    case 'error':
      return errorExpression(tree.type, tree.message);
    case 'promise':
      return invoke(t.identifier('Promise'), tree.state === 'resolved' ? 'resolve' : 'reject', ...(tree.value.kind === 'undefined' ? [] : [write(tree.value)]));
    case 'function':
      return functionExpression(tree, scope);
    case 'iterable':
      return iterableExpression(tree.items.map(write), tree.async === true);
    case 'reference':
      return scope.variable(tree.statement);
    case 'export':
      return scope.exported(tree.path);
  }
}

function symbolExpression(description: string, wellKnown: boolean): t.Expression {
  const symbol = t.identifier('Symbol');
  if (!wellKnown) return call(symbol, text(description));
  return typeof Reflect.get(Symbol, description) === 'symbol' ? member(symbol, description) : invoke(symbol, 'for', text(description));
}

function bigintExpression(value: string): t.Expression {
  return value.startsWith('-') ? t.unaryExpression('-', t.bigIntLiteral(value.slice(1))) : t.bigIntLiteral(value);
}

/** A date that people can read, where its text means the same moment everywhere. */
function dateArgument(milliseconds: number): t.Expression {
  const year = new Date(milliseconds).getUTCFullYear();
  return year >= 0 && year <= 9999 && Number.isInteger(milliseconds) ? text(new Date(milliseconds).toISOString()) : numberExpression(milliseconds);
}

function objectExpression(tree: Extract<ValueTree, { kind: 'object' }>, write: (part: ValueTree) => t.Expression): t.Expression {
  const prototype = tree.prototype === 'null' ? [t.objectProperty(t.identifier('__proto__'), t.nullLiteral())] : [];
  return t.objectExpression([...prototype, ...tree.properties.map((property) => propertyNode(property, write(property.value)))]);
}

function propertyNode({ key, role, throws }: PropertyTree, value: t.Expression): t.ObjectProperty | t.ObjectMethod {
  const isComputed = key === '__proto__';
  const name = isPlainKey(key) && !isComputed ? t.identifier(key) : text(key);
  if (role === 'data') {
    const isShorthand = !isComputed && t.isIdentifier(value) && value.name === key;
    return t.objectProperty(name, value, isComputed, isShorthand);
  }
  const end = throws ? t.throwStatement(value) : t.returnStatement(value);
  return t.objectMethod('get', name, [], t.blockStatement([end]), isComputed);
}

function collection(type: 'Map' | 'Set', size: number, items: t.Expression[], scope: ValueScope, mixed: boolean): t.Expression {
  const created = construct(type, ...(size === 0 ? [] : [t.arrayExpression(items)]));
  if (!scope.typescript || !mixed) return created;
  const unknown = (): t.TSType => t.tsUnknownKeyword();
  created.typeParameters = t.tsTypeParameterInstantiation(type === 'Map' ? [unknown(), unknown()] : [unknown()]);
  return created;
}

function isMixed(trees: readonly ValueTree[]): boolean {
  return new Set(trees.map((tree) => tree.kind)).size > 1 || trees.some((tree) => tree.kind === 'object' || tree.kind === 'array');
}

function typedArrayItem(type: TypedArrayType, item: number | 'NaN' | 'Infinity' | '-Infinity' | '-0'): t.Expression {
  return type.startsWith('Big') ? bigintExpression(String(item)) : numberExpression(item);
}

/** Global classes that are constructed with a message. */
const ERROR_CLASSES: ReadonlySet<string> = new Set(['EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError', 'DOMException']);

/** All other types become plain errors. */
function errorExpression(type: string, message: string): t.Expression {
  return construct(ERROR_CLASSES.has(type) ? type : 'Error', text(message));
}

/** A generator that is already running: it can be iterated once. */
function iterableExpression(items: t.Expression[], async: boolean): t.Expression {
  const yielded = items.length === 1 ? t.yieldExpression(items[0] ?? null) : t.yieldExpression(t.arrayExpression(items), true);
  const body = t.blockStatement(items.length === 0 ? [] : [t.expressionStatement(yielded)]);
  return call(t.parenthesizedExpression(t.functionExpression(null, [], body, true, async)));
}
