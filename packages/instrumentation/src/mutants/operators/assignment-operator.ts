import * as t from '@babel/types';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const REPLACEMENTS: Readonly<Record<string, string>> = {
  '+=': '-=', '-=': '+=', '*=': '/=', '/=': '*=', '%=': '*=', '<<=': '>>=', '>>=': '<<=', '&=': '|=', '|=': '&=', '&&=': '||=', '||=': '&&=', '??=': '&&=',
};
const LOGICAL: ReadonlySet<string> = new Set(['&&=', '||=', '??=']);

/** `a += b` becomes `a -= b`, unless it appends text. */
export const assignmentOperator: MutationOperator = {
  name: 'AssignmentOperator',
  replacements({ node }) {
    if (node.type !== 'AssignmentExpression') return [];
    const operator = REPLACEMENTS[node.operator];
    const appendsText = (t.isStringLiteral(node.right) || t.isTemplateLiteral(node.right)) && !LOGICAL.has(node.operator);
    return operator === undefined || appendsText ? [] : [{ ...copyOf(node), operator }];
  },
};
