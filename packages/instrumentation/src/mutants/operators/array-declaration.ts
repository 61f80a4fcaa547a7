import * as t from '@babel/types';
import { MUTATED_TEXT } from './string-literal.ts';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

/** `[a, b]` becomes `[]`, `[]` gets an item; `new Array(n)` likewise. */
export const arrayDeclaration: MutationOperator = {
  name: 'ArrayDeclaration',
  replacements({ node }) {
    if (node.type === 'ArrayExpression') return [t.arrayExpression(node.elements.length > 0 ? [] : [t.stringLiteral(MUTATED_TEXT)])];
    const isCall = node.type === 'CallExpression' || node.type === 'NewExpression';
    if (!isCall || !t.isIdentifier(node.callee, { name: 'Array' })) return [];
    return [{ ...copyOf(node), arguments: node.arguments.length > 0 ? [] : [t.arrayExpression()] }];
  },
};
