import type * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const REPLACEMENTS: Readonly<Record<string, readonly t.BinaryExpression['operator'][]>> = {
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '==': ['!='],
  '!=': ['=='],
  '===': ['!=='],
  '!==': ['==='],
};

/** Comparisons get the boundary wrong, or are turned round. */
export const equalityOperator: MutationOperator = {
  name: 'EqualityOperator',
  replacements({ node }) {
    if (node.type !== 'BinaryExpression') return [];
    return (REPLACEMENTS[node.operator] ?? []).map((operator) => ({ ...copyOf(node), operator }));
  },
};
