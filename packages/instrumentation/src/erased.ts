import type * as t from '@babel/types';

/** Types and declarations that leave nothing to run, and decorators, which belong to whoever wrote them. */
export function isErased(node: t.Node): boolean {
  if (node.type === 'Decorator') return true;
  if (node.type === 'TSModuleDeclaration' || node.type === 'VariableDeclaration' || node.type === 'ClassDeclaration') return node.declare === true;
  return node.type === 'TSEnumDeclaration' || node.type === 'TSTypeAnnotation' || node.type === 'TSInterfaceDeclaration' || node.type === 'TSTypeAliasDeclaration';
}
