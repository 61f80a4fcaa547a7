import { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';

/** Completes the defaults in the pattern of an assignment. */
export const destructuringAssignment: Construct<t.AssignmentExpression> = {
  types: ['AssignmentExpression'],

  rewrite(node, rewriter) {
    const bound = rewriter.around.settlementsOf(node);
    if (bound.length === 0) return;
    const value = rewriter.keep(node);
    return t.sequenceExpression([value.define, ...bound, value.use()]);
  },
};
