import { positionMarker } from '@auklet/protocol';
import type { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';

/** Every function counts a step, enters its block and carries its position. */
export const functions: Construct<t.Function> = {
  types: ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ObjectMethod', 'ClassMethod', 'ClassPrivateMethod'],

  describe(node, { plan, functionId }) {
    if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') plan.addStatement(node.body, functionId);
  },

  rewrite(node, rewriter) {
    const body = node.body as t.BlockStatement;
    if (node.type === 'ArrowFunctionExpression') node.expression = false;
    const statement = rewriter.plan.statementIds.get(rewriter.originalOf(body));
    if (statement !== undefined) body.body.unshift(rewriter.statement(rewriter.beginStatement(statement)));
    const block = rewriter.plan.blockIds.get(node);
    const start = rewriter.startOf(node, rewriter.path.parent);
    const entry = [...start, rewriter.step(), ...(block === undefined ? [] : [rewriter.enterBlock(block)]), ...rewriter.settlements(node)];
    body.body.unshift(rewriter.statement(rewriter.sequence(entry)));
    markPosition(body, node);
  },
};

export const classes: Construct<t.Class> = {
  types: ['ClassDeclaration', 'ClassExpression'],

  rewrite(node) {
    markPosition(node.body, node);
  },
};

function markPosition(body: t.BlockStatement | t.ClassBody, node: t.Node): void {
  const { line, column } = (node.loc as t.SourceLocation).start;
  const marker = { type: 'CommentBlock', value: positionMarker({ line, column }) } as t.CommentBlock;
  body.leadingComments = [marker, ...(body.leadingComments ?? [])];
}
