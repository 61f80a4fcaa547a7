import { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';
import { effectsBefore, isNullish } from '../rewriting/expressions.ts';

/** `&&=`, `||=` and `??=`: whether the right side is assigned. */
export const logicalAssignment: Construct<t.AssignmentExpression> = {
  types: ['AssignmentExpression'],

  describe(node, { plan, functionId }) {
    if (!isLogical(node)) return;
    plan.addPredicate(node, 'assignment', node.operator === '??=' ? 'nullish' : 'logical', functionId, node.left);
  },

  rewrite(node, rewriter) {
    const site = isLogical(node) ? rewriter.plan.site('assignment', node) : undefined;
    if (site === undefined) return;
    const assignsWhen = node.operator !== '||=';
    const target = node.left;
    if (target.type === 'Identifier' && rewriter.isStable(target)) {
      const value = () => t.identifier(target.name);
      const hook = node.operator === '??=' ? rewriter.code.hook(site, 'nullish', [value()], isNullish(value())) : rewriter.code.hook(site, 'truthy', [value()], value());
      return t.sequenceExpression([hook, node]);
    }
    const skipped = rewriter.frame.temporary();
    const assigned = t.assignmentExpression('=', t.identifier(skipped), t.booleanLiteral(false));
    const name = target.type === 'Identifier' ? target.name : null;
    node.right = effectsBefore(node.right, name, assigned, rewriter.code.hook(site, 'assigns', [t.booleanLiteral(assignsWhen)], assignsWhen));
    const value = rewriter.keep(node);
    return t.sequenceExpression([
      t.assignmentExpression('=', t.identifier(skipped), t.booleanLiteral(true)),
      value.define,
      t.logicalExpression('&&', t.identifier(skipped), rewriter.code.hook(site, 'assigns', [t.booleanLiteral(!assignsWhen)], !assignsWhen)),
      value.use(),
    ]);
  },
};

function isLogical(node: t.AssignmentExpression): boolean {
  return node.operator === '&&=' || node.operator === '||=' || node.operator === '??=';
}
