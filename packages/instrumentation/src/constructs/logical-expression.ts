import type * as t from '@babel/types';
import { describeCondition } from '../conditions/condition.ts';
import type { Construct, DescribeContext } from '../construct.ts';
import { locationOf } from '../locations.ts';

/** `&&`, `||` and `??`: the left operand decides whether the right one is evaluated. */
export const logicalExpression: Construct<t.LogicalExpression> = {
  types: ['LogicalExpression'],

  describe(node, context) {
    evaluatesRight(node, context);
    if (context.parent.type === 'LogicalExpression') return;
    const leaves: Leaf[] = [];
    collectLeaves(node, null, context, leaves);
    const arms = leaves.map((leaf) => ({ location: locationOf(leaf.node), goals: leaf.goals }));
    context.plan.addBranch('binary-expr', locationOf(node), arms);
  },
};

interface Leaf {
  readonly node: t.Expression;
  /** Goals of which each implies that the leaf was evaluated. */
  readonly goals: readonly number[];
}

/** The goals that lead to the right operand; describes the left operand when nothing has done so. */
function evaluatesRight(node: t.LogicalExpression, context: DescribeContext): readonly number[] {
  if (node.operator === '??') return context.plan.goalsOf(nullishSite(node, context)).whenTrue;
  const { whenTrue, whenFalse } = describeCondition(node.left, 'logical', context);
  return node.operator === '&&' ? whenTrue : whenFalse;
}

function nullishSite({ left }: t.LogicalExpression, { plan, functionId }: DescribeContext): number {
  return plan.site('nullish', left) ?? plan.addPredicate(left, 'nullish', 'nullish', functionId);
}

/** Flattens nested operators as Istanbul does. */
function collectLeaves(node: t.Expression, reachedBy: readonly number[] | null, context: DescribeContext, leaves: Leaf[]): void {
  if (context.ignore.hint(node) === 'next') return;
  if (node.type !== 'LogicalExpression') {
    leaves.push({ node, goals: reachedBy ?? decidedBy(node, context) });
    return;
  }
  const reachesRight = evaluatesRight(node, context);
  collectLeaves(node.left, reachedBy, context, leaves);
  collectLeaves(node.right, reachesRight, context, leaves);
}

/** Both outcomes of a leftmost operand: it is evaluated whenever the whole expression is. */
function decidedBy(leaf: t.Expression, { plan }: DescribeContext): readonly number[] {
  const nullish = plan.site('nullish', leaf);
  const { whenTrue, whenFalse } = plan.knownCondition(leaf) ?? plan.goalsOf(nullish as number);
  return [...whenTrue, ...whenFalse];
}
