import type * as t from '@babel/types';
import { describeCondition } from '../conditions/condition.ts';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';

export const ifStatement: Construct<t.IfStatement> = {
  types: ['IfStatement'],

  describe(node, context) {
    const { plan, ignore } = context;
    const { whenTrue, whenFalse } = describeCondition(node.test, 'test', context);
    const hint = ignore.hint(node);
    const location = locationOf(node);
    const arms = [];
    if (hint === 'if') ignore.takeOutPart(node.consequent, node);
    else arms.push({ location, goals: whenTrue });
    if (hint === 'else') ignore.takeOutPart(node.alternate, node);
    else arms.push({ location: node.alternate ? locationOf(node.alternate) : location, goals: whenFalse });
    plan.addBranch('if', location, arms);
  },

  rewrite(node, rewriter) {
    node.consequent = rewriter.block(node.consequent);
    if (node.alternate) node.alternate = rewriter.block(node.alternate);
  },
};
