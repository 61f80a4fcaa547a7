import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';

/** In the body of a `with` statement every name is looked up in its object first, so nothing may be added to it. */
export const withStatement: Construct<t.WithStatement> = {
  types: ['WithStatement'],

  describe(node, { ignore }) {
    ignore.takeOut(node.body, 'with');
  },
};
