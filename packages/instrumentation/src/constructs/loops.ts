import type * as t from '@babel/types';
import { describeCondition } from '../conditions/condition.ts';
import type { Construct } from '../construct.ts';

type TestedLoop = t.WhileStatement | t.DoWhileStatement | t.ForStatement;

/** Loops with a test. A literal test decides nothing. */
export const testedLoop: Construct<TestedLoop> = {
  types: ['WhileStatement', 'DoWhileStatement', 'ForStatement'],

  describe(node, context) {
    if (node.test && !isLiteral(node.test)) describeCondition(node.test, 'test', context);
  },

  rewrite(node, rewriter) {
    node.body = rewriter.block(node.body, [rewriter.code.step()]);
  },
};

function isLiteral(node: t.Expression): boolean {
  return node.type === 'BooleanLiteral' || node.type === 'NumericLiteral';
}
