import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';

/** `() => value` becomes `() => undefined`; what is replaced is the value, so that the function keeps its name. */
export const arrowFunction: MutationOperator = {
  name: 'ArrowFunction',
  replacements({ node, parent, key }) {
    const isValue = t.isArrowFunctionExpression(parent) && key === 'body' && t.isExpression(node);
    return isValue && !t.isIdentifier(node, { name: 'undefined' }) ? [t.identifier('undefined')] : [];
  },
};
