import { OPERATOR_HOOKS, type ComparisonOperator, type Hooks } from '@auklet/tracer/hooks';
import type * as t from '@babel/types';
import { classifyCall, classifySearch, type CallLeaf } from './call-leaf.ts';
import { isTransparent } from './condition.ts';

export interface ComparisonLeaf {
  readonly kind: 'comparison';
  readonly node: t.BinaryExpression & { left: t.Expression };
  readonly hook: keyof Hooks;
  /** True when the hook takes the right operand first. */
  readonly isSwapped: boolean;
}

/** What the truth of a leaf condition comes from. */
export type Leaf =
  | ComparisonLeaf
  | CallLeaf
  /** The result of a function of the subject, or what it resolves to. */
  | { readonly kind: 'answer' }
  | { readonly kind: 'value' };

export function classifyLeaf(node: t.Expression): Leaf {
  if (isTransparent(node)) return classifyLeaf(node.expression);
  switch (node.type) {
    case 'BinaryExpression':
      return classifySearch(node) ?? classifyComparison(node) ?? VALUE;
    case 'CallExpression':
      return classifyCall(node) ?? ANSWER;
    case 'AwaitExpression':
      return node.argument.type === 'CallExpression' ? ANSWER : VALUE;
    case 'AssignmentExpression':
      return node.operator === '=' ? classifyLeaf(node.right) : VALUE;
    default:
      return VALUE;
  }
}

const VALUE: Leaf = { kind: 'value' };
const ANSWER: Leaf = { kind: 'answer' };

function classifyComparison(node: t.BinaryExpression): ComparisonLeaf | null {
  if (node.left.type === 'PrivateName' || !(node.operator in OPERATOR_HOOKS)) return null;
  const operator = node.operator as ComparisonOperator;
  const comparison = node as ComparisonLeaf['node'];
  const isOfType = isTypeof(node.left) || isTypeof(node.right);
  const hook = (isOfType ? TYPEOF_HOOKS[operator] : undefined) ?? OPERATOR_HOOKS[operator];
  return { kind: 'comparison', node: comparison, hook, isSwapped: isOfType && !isTypeof(node.left) };
}

const TYPEOF_HOOKS: Readonly<Partial<Record<ComparisonOperator, keyof Hooks>>> = {
  '===': 'typeOf',
  '==': 'typeOf',
  '!==': 'notTypeOf',
  '!=': 'notTypeOf',
};

export function isTypeof(node: t.Node): boolean {
  return node.type === 'UnaryExpression' && node.operator === 'typeof';
}
