import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';

export const withStatement: Construct<t.WithStatement> = {
  types: ['WithStatement'],

  rewrite(node, rewriter) {
    node.body = rewriter.block(node.body);
  },
};
