import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

/** `true` becomes `false` and the other way round; `!a` becomes `a`. */
export const booleanLiteral: MutationOperator = {
  name: 'BooleanLiteral',
  replacements({ node }) {
    if (node.type === 'BooleanLiteral') return [t.booleanLiteral(!node.value)];
    return node.type === 'UnaryExpression' && node.operator === '!' ? [copyOf(node.argument)] : [];
  },
};
