import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type { Construct } from '../construct.ts';
import { sequenceOf } from '../rewriting/expressions.ts';

type Suspension = t.AwaitExpression | t.YieldExpression;

/** Where a function may be resumed with an error that one of its handlers receives: a rejected await, a generator's `throw`. */
export const suspension: Construct<Suspension> = {
  types: ['AwaitExpression', 'YieldExpression'],

  describe(node, { plan, functionId, path }) {
    if (guardOf(path) !== null) plan.addBlock(node, functionId, 'resume');
  },

  /** `(value = await operand)` with a variable around it that tells the handler which suspension has not come back. */
  rewrite(node, rewriter) {
    const block = rewriter.plan.blockIds.get(node);
    const guard = guardOf(rewriter.path);
    if (block === undefined || guard === null) return;
    const suspended = rewriter.variableOf(guard);
    const operand = node.argument ? rewriter.capture(node.argument) : null;
    if (operand !== null) node.argument = operand.use();
    const resumed = rewriter.keep(node);
    return sequenceOf([
      ...(operand === null ? [] : [operand.define]),
      t.assignmentExpression('=', t.identifier(suspended), t.numericLiteral(rewriter.code.byteOf(block))),
      resumed.define,
      t.assignmentExpression('=', t.identifier(suspended), t.numericLiteral(0)),
      resumed.use(),
    ]);
  },
};

/** The innermost `try` with a handler around a suspension of the same function. */
function guardOf(path: NodePath): t.TryStatement | null {
  for (let inner = path; inner.parentPath !== null && !inner.isFunction(); inner = inner.parentPath) {
    const { parent, key } = inner;
    if (parent.type === 'TryStatement' && key === 'block' && parent.handler) return parent;
  }
  return null;
}
