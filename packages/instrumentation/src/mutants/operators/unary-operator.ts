import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

/** `-a` becomes `+a`, `~a` becomes `a`. */
export const unaryOperator: MutationOperator = {
  name: 'UnaryOperator',
  replacements({ node }) {
    if (node.type !== 'UnaryExpression') return [];
    if (node.operator === '~') return [copyOf(node.argument)];
    return node.operator === '+' || node.operator === '-' ? [t.unaryExpression(node.operator === '+' ? '-' : '+', copyOf(node.argument))] : [];
  },
};
