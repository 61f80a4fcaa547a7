import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';

/** `{ a: 1 }` becomes `{}`. */
export const objectLiteral: MutationOperator = {
  name: 'ObjectLiteral',
  replacements({ node }) {
    return node.type === 'ObjectExpression' && node.properties.length > 0 ? [t.objectExpression([])] : [];
  },
};
