import * as t from '@babel/types';
import type { NodePath } from '@babel/traverse';
import type { MutationOperator } from '../mutation-operator.ts';

/** What an empty text becomes. */
export const MUTATED_TEXT = 'mutated';

/** A text becomes empty, an empty one does not stay so. */
export const stringLiteral: MutationOperator = {
  name: 'StringLiteral',
  replacements(path) {
    const { node } = path;
    if (node.type === 'TemplateLiteral') {
      const isEmpty = node.quasis.length === 1 && node.quasis[0]?.value.raw === '';
      return [t.templateLiteral([t.templateElement({ raw: isEmpty ? MUTATED_TEXT : '' })], [])];
    }
    return node.type === 'StringLiteral' && isValue(path) ? [t.stringLiteral(node.value === '' ? MUTATED_TEXT : '')] : [];
  },
};

/** Not a key, a module's name, a symbol's description, or an attribute. */
function isValue({ parent, key }: NodePath): boolean {
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'JSXAttribute':
    case 'ObjectMethod':
      return false;
    case 'ObjectProperty':
    case 'ClassProperty':
      return key !== 'key';
    case 'CallExpression':
      return !t.isImport(parent.callee) && !t.isIdentifier(parent.callee, { name: 'require' }) && !t.isIdentifier(parent.callee, { name: 'Symbol' });
    default:
      return true;
  }
}
