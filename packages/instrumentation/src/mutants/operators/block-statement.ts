import * as t from '@babel/types';
import type { NodePath } from '@babel/traverse';
import type { MutationOperator } from '../mutation-operator.ts';

/** The body of a block goes. */
export const blockStatement: MutationOperator = {
  name: 'BlockStatement',
  replacements(path) {
    return path.isBlockStatement() && path.node.body.length > 0 && !initialisesFields(path) ? [t.blockStatement([])] : [];
  },
};

/** A constructor that has to call `super()` before the fields that the class declares can be initialised. */
function initialisesFields({ parent, parentPath }: NodePath<t.BlockStatement>): boolean {
  if (parent.type !== 'ClassMethod' || parent.kind !== 'constructor') return false;
  const body = parentPath?.parent;
  const members = body?.type === 'ClassBody' ? body.body : [];
  const hasFields = members.some((member) => member.type === 'ClassProperty' && Boolean(member.value)) || parent.params.some((parameter) => parameter.type === 'TSParameterProperty');
  return hasFields && callsSuper(parent.body);
}

function callsSuper(body: t.BlockStatement): boolean {
  let found = false;
  t.traverseFast(body, (node) => {
    found ||= node.type === 'CallExpression' && node.callee.type === 'Super';
  });
  return found;
}
