import { positionMarker } from '@auklet/protocol';
import { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';
import { sequenceOf } from '../rewriting/expressions.ts';

/** Every function counts a step, enters its block and carries its position. */
export const functions: Construct<t.Function> = {
  types: ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression', 'ObjectMethod', 'ClassMethod', 'ClassPrivateMethod'],

  describe(node, { plan, functionId }) {
    if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') plan.addStatement(node.body, functionId);
  },

  rewrite(node, rewriter) {
    const body = node.body as t.BlockStatement;
    if (node.type === 'ArrowFunctionExpression') node.expression = false;
    const statement = rewriter.plan.toldStatement(rewriter.originalOf(body));
    if (statement !== undefined) body.body.unshift(t.expressionStatement(rewriter.code.beginStatement(statement)));
    const block = rewriter.plan.blockIds.get(node);
    const start = rewriter.code.startOf(node, rewriter.path.parent);
    const steps = needsStep(node, rewriter) ? [rewriter.code.step()] : [];
    const entry = [...start, ...steps, ...(block === undefined ? [] : [rewriter.code.enterBlock(block)]), ...rewriter.around.settlementsOf(node)];
    body.body.unshift(t.expressionStatement(sequenceOf(entry)));
    markPosition(body, node);
  },
};

/** Without a call of its own a function is no part of a recursion; through accessors alone one ends with the stack. */
function needsStep(node: t.Function, { plan }: Rewriter): boolean {
  const id = plan.functionIds.get(node);
  return id === undefined || plan.calling.has(id);
}

/** What makes a function call others. */
export const calls: Construct<t.Expression> = {
  types: ['CallExpression', 'OptionalCallExpression', 'NewExpression', 'TaggedTemplateExpression', 'YieldExpression', 'AwaitExpression'],

  describe(_, { plan, functionId }) {
    plan.calling.add(functionId);
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
