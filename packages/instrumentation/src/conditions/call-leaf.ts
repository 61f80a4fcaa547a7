import type * as t from '@babel/types';
import { isTransparent } from './condition.ts';

/** A call of a method or function of the language whose operands tell how far its result is from another. */
export interface CallLeaf {
  readonly kind: 'call';
  readonly node: t.CallExpression;
  readonly method: string;
  /** `null` for functions and static methods. */
  readonly receiver: t.Expression | null;
  /** For a call that is compared with an index: whether the comparison is true when nothing was found. */
  readonly isNegated: boolean;
}

const METHODS = new Set(['startsWith', 'endsWith', 'includes', 'has', 'hasOwnProperty', 'test', 'exec', 'match']);
const SEARCHES = new Set(['indexOf', 'lastIndexOf', 'search']);
const STATICS = new Set(['isArray', 'isInteger', 'isSafeInteger', 'isFinite', 'isNaN', 'hasOwn']);
const GLOBALS = new Set(['isFinite', 'isNaN']);

export function classifyCall(node: t.CallExpression): CallLeaf | null {
  if (isGlobalCheck(node)) return functionCall(node, (node.callee as t.Identifier).name);
  return isOwnPropertyCheck(node) ? functionCall(node, 'hasOwn') : methodCall(node, METHODS);
}

function functionCall(node: t.CallExpression, method: string): CallLeaf {
  return { kind: 'call', node, method, receiver: null, isNegated: false };
}

const OWN_PROPERTY_CHECK = /^(?:has|_?has_?own(?:_?prop(?:erty)?)?)$/i;

/** `Object.prototype.hasOwnProperty.call(object, key)`, also by a name for the method. */
function isOwnPropertyCheck({ callee, arguments: args }: t.CallExpression): boolean {
  if (args.length !== 2 || !args.every(isPlainArgument) || callee.type !== 'MemberExpression' || !isNamed(callee.property, /^call$/)) return false;
  const { object } = callee;
  return isNamed(object.type === 'MemberExpression' ? object.property : object, OWN_PROPERTY_CHECK);
}

function isNamed(node: t.Node, name: RegExp): boolean {
  return node.type === 'Identifier' && name.test(node.name);
}

function isGlobalCheck({ callee, arguments: args }: t.CallExpression): boolean {
  return callee.type === 'Identifier' && GLOBALS.has(callee.name) && args.length === 1 && args.every(isPlainArgument);
}

function methodCall(node: t.CallExpression, methods: ReadonlySet<string>): CallLeaf | null {
  const { callee, arguments: args } = node;
  if (args.length === 0 || args.length > 2 || !args.every(isPlainArgument)) return null;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return null;
  const method = callee.property.name;
  if (callee.object.type === 'Super' || !(methods.has(method) || STATICS.has(method))) return null;
  return { kind: 'call', node, method, receiver: STATICS.has(method) ? null : callee.object, isNegated: false };
}

function isPlainArgument(argument: t.Node): boolean {
  return argument.type !== 'SpreadElement' && argument.type !== 'ArgumentPlaceholder';
}

/** `s.indexOf(x) === -1`, `s.search(re) >= 0` and the like: whether something was found. */
export function classifySearch(node: t.BinaryExpression): CallLeaf | null {
  const { left, operator, right } = node;
  const call = isTransparent(left) ? left.expression : left;
  if (call.type !== 'CallExpression') return null;
  const isNegated = NEGATED[`${operator} ${indexOf(right)}`];
  if (isNegated === undefined) return null;
  const leaf = methodCall(call, SEARCHES);
  return leaf === null ? null : { ...leaf, isNegated };
}

const NEGATED: Readonly<Record<string, boolean>> = {
  '=== -1': true,
  '== -1': true,
  '< 0': true,
  '!== -1': false,
  '!= -1': false,
  '> -1': false,
  '>= 0': false,
};

function indexOf(node: t.Expression): number | null {
  if (node.type === 'NumericLiteral') return node.value;
  return node.type === 'UnaryExpression' && node.operator === '-' && node.argument.type === 'NumericLiteral' ? -node.argument.value : null;
}
