import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';

/** What surrounds a labelled statement moves outside of its label, so that the label stays on its loop. */
export const labeledStatement: Construct<t.LabeledStatement> = {
  types: ['LabeledStatement'],

  rewrite(node, rewriter) {
    rewriter.around.move(node.body, node);
  },
};
