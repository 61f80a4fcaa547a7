import type * as t from '@babel/types';
import { isTransparent } from '../conditions/condition.ts';
import { followExpression } from './expression-flow.ts';
import type { FunctionFlow, Outcomes } from './function-flow.ts';

/** Follows an expression whose truth decides where control goes. */
export function followCondition(node: t.Expression, flow: FunctionFlow): Outcomes {
  if (isTransparent(node)) return followCondition(node.expression, flow);
  if (node.type === 'UnaryExpression' && node.operator === '!') return negated(followCondition(node.argument, flow));
  if (node.type === 'LogicalExpression' && node.operator !== '??') return followShortCircuit(node, flow);
  followExpression(node, flow);
  const predicate = flow.plan.site('condition', node);
  const outcomes = flow.decide(predicate);
  return predicate === undefined && isAlwaysTrue(node) ? { whenTrue: outcomes.whenTrue, whenFalse: [] } : outcomes;
}

function negated({ whenTrue, whenFalse }: Outcomes): Outcomes {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

function followShortCircuit(node: t.LogicalExpression, flow: FunctionFlow): Outcomes {
  const left = followCondition(node.left, flow);
  flow.continueFrom(node.operator === '&&' ? left.whenTrue : left.whenFalse);
  const right = followCondition(node.right, flow);
  return node.operator === '&&'
    ? { whenTrue: right.whenTrue, whenFalse: [...left.whenFalse, ...right.whenFalse] }
    : { whenTrue: [...left.whenTrue, ...right.whenTrue], whenFalse: right.whenFalse };
}

function isAlwaysTrue(node: t.Expression): boolean {
  return (node.type === 'BooleanLiteral' || node.type === 'NumericLiteral') && Boolean(node.value);
}
