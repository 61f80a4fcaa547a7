import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type { Construct } from '../construct.ts';

type Iteration = t.ForOfStatement | t.ForInStatement;

/** `for…of` and `for…in`: true when there is an item, false when there is no further one. */
export const iteration: Construct<Iteration> = {
  types: ['ForOfStatement', 'ForInStatement'],

  describe(node, { plan, functionId }) {
    plan.addPredicate(node, 'iteration', 'has-next', functionId, node.right);
  },

  rewrite(node, rewriter) {
    const site = rewriter.plan.site('iteration', node);
    const settlements = rewriter.around.settlementsOf(node);
    if (site === undefined) {
      node.body = rewriter.block(node.body, [rewriter.code.step(), ...settlements]);
      return;
    }
    const item = rewriter.code.hook(site, 'iterates', [t.booleanLiteral(true)], true);
    node.body = rewriter.block(node.body, [rewriter.code.step(), item, ...settlements]);
    const ended = rewriter.code.hook(site, 'iterates', [t.booleanLiteral(false)], false);
    const broken = rewriter.knownVariableOf(node);
    rewriter.around.addAfter(node, broken === undefined ? ended : unlessBroken(broken, ended));
  },
};

function unlessBroken(broken: string, ended: t.Expression): t.Expression {
  const reset = t.assignmentExpression('=', t.identifier(broken), t.booleanLiteral(false));
  return t.conditionalExpression(t.identifier(broken), reset, ended);
}

/** Past a loop stands what the end of its items leads to, and what a `break` leads to. */
export const breakStatement: Construct<t.BreakStatement> = {
  types: ['BreakStatement'],

  rewrite(node, rewriter) {
    const target = targetOf(node, rewriter.path);
    if (target === null || rewriter.plan.site('iteration', target) === undefined) return;
    const broken = rewriter.variableOf(target);
    rewriter.around.addBefore(node, t.assignmentExpression('=', t.identifier(broken), t.booleanLiteral(true)));
  },
};

function targetOf({ label }: t.BreakStatement, path: NodePath): t.Node | null {
  const target = path.findParent(({ node }) => (label ? node.type === 'LabeledStatement' && node.label.name === label.name : isBreakable(node)));
  let node = target?.node ?? null;
  while (node?.type === 'LabeledStatement') node = node.body;
  return node;
}

function isBreakable(node: t.Node): boolean {
  return t.isLoop(node) || node.type === 'SwitchStatement';
}
