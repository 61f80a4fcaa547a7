import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';

/** A handler is entered only for what the subject may handle: an exhausted budget passes through. */
export const catchClause: Construct<t.CatchClause> = {
  types: ['CatchClause'],

  describe(node, { plan, functionId }) {
    plan.addBlock(node, functionId, 'catch');
  },

  rewrite(node, rewriter) {
    const block = rewriter.plan.blockIds.get(node);
    const entered = block === undefined ? [] : [rewriter.enterBlock(block)];
    const resumed = rewriter.resumption(rewriter.path.parent);
    rewriter.block(node.body, [rewriter.checkBudget(), ...entered, ...resumed, ...rewriter.settlements(node)]);
  },
};
