import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import { isIntrinsicMethod } from './intrinsics.ts';

/** Strips what does not change a value: parentheses, type assertions, all but the last of a sequence. */
export function unwrapped(path: NodePath): NodePath {
  if (path.isSequenceExpression()) return unwrapped(path.get('expressions').at(-1) as NodePath);
  switch (path.node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TypeCastExpression':
      return unwrapped(path.get('expression') as NodePath);
    default:
      return path;
  }
}

/** Whether the node passes its operand's value on unchanged. */
export function isWrapper(node: t.Node): boolean {
  return ['ParenthesizedExpression', 'TSAsExpression', 'TSSatisfiesExpression', 'TSNonNullExpression', 'TSTypeAssertion', 'TypeCastExpression'].includes(node.type);
}

export function isMember(node: t.Node | null | undefined): node is t.MemberExpression | t.OptionalMemberExpression {
  return node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression';
}

export function isCall(node: t.Node | null | undefined): node is t.CallExpression | t.OptionalCallExpression {
  return node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression';
}

/** The key of `a.key`, `a['key']` or `a.#key`; `undefined` when it is computed. */
export function memberKey(node: t.MemberExpression | t.OptionalMemberExpression): string | undefined {
  const { property, computed } = node;
  if (property.type === 'PrivateName') return `#${property.id.name}`;
  if (property.type === 'Identifier' && !computed) return property.name;
  return property.type === 'StringLiteral' ? property.value : undefined;
}

/** `options.sort`, where the name of a method is read as any other property is: not called, borrowed or tested for its type. */
export function isOptionRead({ key: place, parent }: NodePath, name: string): boolean {
  if (!isIntrinsicMethod(name)) return false;
  const isCallee = isCall(parent) && place === 'callee';
  const isBorrowed = isMember(parent) && place === 'object';
  return !isCallee && !isBorrowed && !(parent.type === 'UnaryExpression' && parent.operator === 'typeof');
}

/** The key of an object's or class's member; `undefined` when it is computed. */
export function propertyKey(node: { readonly key: t.Node; readonly computed?: boolean | null }): string | undefined {
  const { key, computed } = node;
  if (key.type === 'Identifier') return computed === true ? undefined : key.name;
  if (key.type === 'PrivateName') return `#${key.id.name}`;
  if (key.type === 'StringLiteral') return key.value;
  return key.type === 'NumericLiteral' ? String(key.value) : undefined;
}

/** `Math.floor` of `Math.floor(x)` and of `(0, Math.floor)(x)`; `undefined` for other callees than names and their members. */
export function calleeName(node: t.Node): string | undefined {
  if (node.type === 'SequenceExpression') return node.expressions.length === 0 ? undefined : calleeName(node.expressions.at(-1) as t.Expression);
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'ThisExpression') return 'this';
  if (!isMember(node)) return undefined;
  const object = calleeName(node.object);
  const key = memberKey(node);
  return object === undefined || key === undefined ? undefined : `${object}.${key}`;
}

/** The initializer of a name that is never assigned again; the path itself for anything else. */
export function constantValue(path: NodePath): NodePath {
  const inner = unwrapped(path);
  if (inner.node.type !== 'Identifier') return inner;
  const binding = inner.scope.getBinding(inner.node.name);
  if (binding === undefined || !binding.constant || binding.path.node.type !== 'VariableDeclarator') return inner;
  const { id, init } = binding.path.node;
  return id.type === 'Identifier' && init != null ? unwrapped(binding.path.get('init') as NodePath) : inner;
}
