import * as t from '@babel/types';
import type { NodePath } from '@babel/traverse';
import type { MutationOperator } from '../mutation-operator.ts';
import { copyOf } from '../copy-of.ts';

const BOOLEAN: ReadonlySet<string> = new Set(['!=', '!==', '&&', '<', '<=', '==', '===', '>', '>=', '||']);

/** Conditions become constants, the bodies of cases go. */
export const conditionalExpression: MutationOperator = {
  name: 'ConditionalExpression',
  replacements(path) {
    const { node } = path;
    if (node.type === 'ForStatement' && !node.test) return [{ ...copyOf(node), test: t.booleanLiteral(false) }];
    if (node.type === 'SwitchCase') return node.consequent.length > 0 ? [{ ...copyOf(node), consequent: [] }] : [];
    return t.isExpression(node) ? constantsFor(path).map((value) => t.booleanLiteral(value)) : [];
  },
};

/** Loops never become endless; an operand of `&&` or `||` does not become what decides the whole, for that has a mutant of its own. */
function constantsFor({ node, parent, key }: NodePath): readonly boolean[] {
  if (key === 'test' && (t.isLoop(parent) || t.isIfStatement(parent))) return t.isLoop(parent) ? [false] : [true, false];
  if ((node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression') || !BOOLEAN.has(node.operator)) return [];
  if (parent.type !== 'LogicalExpression' || parent.operator === '??') return [true, false];
  return [parent.operator === '&&'];
}
