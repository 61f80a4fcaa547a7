import type * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const REPLACEMENTS: Readonly<Record<t.LogicalExpression['operator'], t.LogicalExpression['operator']>> = { '&&': '||', '||': '&&', '??': '&&' };

/** `a && b` becomes `a || b`. */
export const logicalOperator: MutationOperator = {
  name: 'LogicalOperator',
  replacements({ node }) {
    return node.type === 'LogicalExpression' ? [{ ...copyOf(node), operator: REPLACEMENTS[node.operator] }] : [];
  },
};
