import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';
import { effectsBefore } from '../rewriting/expressions.ts';

/** A default of a parameter or in a pattern: true when the initialiser is evaluated. */
export const defaultValue: Construct<t.AssignmentPattern> = {
  types: ['AssignmentPattern'],

  describe(node, { plan, functionId }) {
    const site = plan.addPredicate(node, 'default', 'default', functionId, node);
    const location = locationOf(node);
    plan.addBranch('default-arg', location, [{ location, goals: plan.goalsOf(site).whenTrue }]);
  },

  rewrite(node, rewriter) {
    const site = rewriter.plan.site('default', node);
    if (site === undefined) return;
    const owner = ownerOf(rewriter.path);
    const start = rewriter.code.startOf(owner.node, owner.parent);
    node.right = effectsBefore(node.right, nameOf(node.left), ...start, rewriter.code.hook(site, 'defaulted', [], 'either'));
    rewriter.around.settle(owner.node, rewriter.code.hook(site, 'bound', [], 'either'));
  },
};

function nameOf(target: t.Node): string | null {
  return target.type === 'Identifier' ? target.name : null;
}

/** The function, declarator, assignment, loop or catch clause whose pattern the default belongs to. */
function ownerOf(path: NodePath): NodePath {
  return path.findParent(({ node }) => !t.isPatternLike(node) && !t.isObjectProperty(node) && !t.isTSParameterProperty(node) && !t.isRestElement(node)) as NodePath;
}
