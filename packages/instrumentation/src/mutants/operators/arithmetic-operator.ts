import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const REPLACEMENTS: Readonly<Record<string, t.BinaryExpression['operator']>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '*' };

/** `a + b` becomes `a - b`, unless it joins texts. */
export const arithmeticOperator: MutationOperator = {
  name: 'ArithmeticOperator',
  replacements({ node }) {
    if (node.type !== 'BinaryExpression') return [];
    const operator = REPLACEMENTS[node.operator];
    return operator === undefined || joinsTexts(node) ? [] : [{ ...copyOf(node), operator }];
  },
};

function joinsTexts({ left, right }: t.BinaryExpression): boolean {
  return isText(right) || isText(left.type === 'BinaryExpression' ? left.right : left);
}

function isText(node: t.Node): boolean {
  return t.isStringLiteral(node) || t.isTemplateLiteral(node);
}
