import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type { Construct } from '../construct.ts';
import { isStatementList } from '../rewriting/statement-lists.ts';
import { effectsBefore } from '../rewriting/expressions.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';

/** An initialiser counts as a statement, as in Istanbul. */
export const variableDeclarator: Construct<t.VariableDeclarator> = {
  types: ['VariableDeclarator'],

  describe(node, { plan, functionId }) {
    if (node.init) plan.addStatement(node.init, functionId);
  },

  rewrite(node, rewriter) {
    const declaration = rewriter.path.parent as t.VariableDeclaration;
    const holder = rewriter.path.parentPath?.parentPath;
    const statement = holder?.isExportNamedDeclaration() ? holder : rewriter.path.parentPath;
    const isListed = statement?.listKey !== undefined && isStatementList(statement.parent, statement.listKey as string);
    if (node.init) hitInitialiser(node, isListed && declaration.declarations[0] === node ? (statement?.node ?? null) : null, rewriter);
    const bound = rewriter.around.settlementsOf(node);
    if (bound.length > 0) completeBindings(bound, declaration, statement ?? rewriter.path, isListed, rewriter);
  },
};

/** The first initialiser of a declaration is counted by a statement before it, which leaves names as they are. */
function hitInitialiser(node: t.VariableDeclarator, statement: t.Node | null, rewriter: Rewriter): void {
  const init = node.init as t.Expression;
  const id = rewriter.plan.toldStatement(rewriter.originalOf(init));
  if (id === undefined) return;
  const hit = rewriter.code.beginStatement(id);
  if (statement !== null) rewriter.around.addBefore(statement, hit);
  else node.init = effectsBefore(init, node.id.type === 'Identifier' ? node.id.name : null, hit);
}

/** Where the bindings of a declaration are complete: after it, at the start of each round, or before the rest of a loop's head. */
function completeBindings(bound: readonly t.Expression[], declaration: t.VariableDeclaration, statement: NodePath, isListed: boolean, rewriter: Rewriter): void {
  if (isListed) rewriter.around.addAfter(statement.node, ...bound);
  else if (t.isForXStatement(statement.parent)) rewriter.around.settle(statement.parent, ...bound);
  else declaration.declarations.push(t.variableDeclarator(t.identifier(rewriter.frame.binding()), t.sequenceExpression([...bound, t.nullLiteral()])));
}
