import type * as t from '@babel/types';
import type { DescribeContext } from '../construct.ts';
import { makerOf } from './tested-variable.ts';
import type { ConditionGoals } from '../module-plan.ts';

/**
 * Describes an expression whose truth decides where control goes: each leaf below `!`, `&&` and `||`
 * becomes a predicate of its own. Describing a condition again returns what it had before.
 *
 * @returns the goals of which each implies that the whole is true, and those for false.
 */
export function describeCondition(node: t.Expression, kind: 'test' | 'logical', context: DescribeContext): ConditionGoals {
  const { plan } = context;
  const known = plan.knownCondition(node);
  if (known !== undefined) return known;
  return plan.rememberCondition(node, goalsOfCondition(node, kind, context));
}

function goalsOfCondition(node: t.Expression, kind: 'test' | 'logical', context: DescribeContext): ConditionGoals {
  const { plan, functionId, path } = context;
  if (isTransparent(node)) return describeCondition(node.expression, kind, context);
  if (node.type === 'UnaryExpression' && node.operator === '!') return negated(describeCondition(node.argument, kind, context));
  if (node.type === 'LogicalExpression' && node.operator !== '??') return shortCircuitGoals(node, kind, context);
  const predicate = plan.addPredicate(node, 'condition', kind, functionId);
  const maker = makerOf(node, path.scope);
  if (maker !== null) plan.flags.addTested(maker, predicate);
  return plan.goalsOf(predicate);
}

function shortCircuitGoals(node: t.LogicalExpression, kind: 'test' | 'logical', context: DescribeContext): ConditionGoals {
  const left = describeCondition(node.left, kind, context);
  const right = describeCondition(node.right, kind, context);
  return node.operator === '&&'
    ? { whenTrue: right.whenTrue, whenFalse: [...left.whenFalse, ...right.whenFalse] }
    : { whenTrue: [...left.whenTrue, ...right.whenTrue], whenFalse: right.whenFalse };
}

function negated({ whenTrue, whenFalse }: ConditionGoals): ConditionGoals {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

/** Wrappers that leave no trace at run time. */
export type TransparentExpression = t.ParenthesizedExpression | t.TSAsExpression | t.TSNonNullExpression | t.TSSatisfiesExpression | t.TSTypeAssertion;

export function isTransparent(node: t.Node): node is TransparentExpression {
  switch (node.type) {
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return true;
    default:
      return false;
  }
}
