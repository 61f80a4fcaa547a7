import type * as t from '@babel/types';
import { describeCondition } from '../conditions/condition.ts';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';

export const conditionalExpression: Construct<t.ConditionalExpression> = {
  types: ['ConditionalExpression'],

  describe(node, context) {
    const { plan, ignore } = context;
    const { whenTrue, whenFalse } = describeCondition(node.test, 'test', context);
    const arms = [];
    for (const [value, goals] of [[node.consequent, whenTrue], [node.alternate, whenFalse]] as const) {
      if (ignore.hint(value) !== 'next') arms.push({ location: locationOf(value), goals });
    }
    plan.addBranch('cond-expr', locationOf(node), arms);
  },
};
