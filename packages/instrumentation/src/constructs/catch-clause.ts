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
    const entered = block === undefined ? [] : [rewriter.code.enterBlock(block)];
    const suspended = rewriter.knownVariableOf(rewriter.path.parent);
    const resumed = suspended === undefined ? [] : [rewriter.code.enterBlockIn(suspended)];
    rewriter.block(node.body, [rewriter.code.checkBudget(), ...entered, ...resumed, ...rewriter.around.settlementsOf(node)]);
  },
};
