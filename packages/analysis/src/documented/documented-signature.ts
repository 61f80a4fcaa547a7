import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { DeclaredSignature } from '../static-analysis.ts';
import { docTags, type DocTag } from './doc-comment.ts';
import { docParameters, docReturns } from './doc-parameters.ts';
import type { DocTypeLookup } from './doc-type.ts';

/** What the documentation comment of a function says; nothing when there is none. */
export function documentedSignature(path: NodePath<t.Function>, lookup: DocTypeLookup): DeclaredSignature {
  const tags = tagsOf(path);
  return { parameters: docParameters(tags, lookup), returns: docReturns(tags, lookup) };
}

/** The comment stands before the function or before the statement, property or assignment whose value it is. */
function tagsOf(path: NodePath): DocTag[] {
  for (let current: NodePath | null = path; current !== null; current = current.parentPath) {
    const comment = current.node.leadingComments?.findLast(({ type, value }) => type === 'CommentBlock' && value.startsWith('*'));
    if (comment !== undefined) return docTags(comment.value);
    if (current.isStatement() || !isValueOf(current, current.parentPath)) {
      const isExported = current.parentPath?.isExportDeclaration() === true;
      if (!isExported) return [];
    }
  }
  return [];
}

function isValueOf(path: NodePath, parent: NodePath | null): boolean {
  if (parent === null) return false;
  if (parent.isVariableDeclarator()) return path.key === 'init';
  if (parent.isAssignmentExpression()) return path.key === 'right';
  if (parent.isObjectProperty() || parent.isClassProperty()) return path.key === 'value';
  if (parent.isVariableDeclaration()) return path.key === 0;
  return parent.isExpressionStatement();
}
