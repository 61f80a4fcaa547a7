import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';

/** What Istanbul counts as statements. */
export const statements: Construct<t.Statement> = {
  types: [
    'ExpressionStatement',
    'BreakStatement',
    'ContinueStatement',
    'DebuggerStatement',
    'ReturnStatement',
    'ThrowStatement',
    'TryStatement',
    'IfStatement',
    'ForStatement',
    'ForInStatement',
    'ForOfStatement',
    'WhileStatement',
    'DoWhileStatement',
    'SwitchStatement',
    'WithStatement',
    'LabeledStatement',
  ],

  describe(node, { plan, functionId }) {
    plan.addStatement(node, functionId);
  },

  rewrite(node, rewriter) {
    const id = rewriter.plan.toldStatement(node);
    if (id !== undefined) rewriter.around.addBefore(node, rewriter.code.beginStatement(id));
  },
};
