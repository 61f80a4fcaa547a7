import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

/** `a++` becomes `a--`. */
export const updateOperator: MutationOperator = {
  name: 'UpdateOperator',
  replacements({ node }) {
    return node.type === 'UpdateExpression' ? [t.updateExpression(node.operator === '++' ? '--' : '++', copyOf(node.argument), node.prefix)] : [];
  },
};
