import { types as t } from '@babel/core';
import { classifyLeaf, isTypeof } from '../conditions/leaf.ts';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';
import { rewriteCondition } from '../rewriting/rewrite-condition.ts';
import { sequenceOf } from '../rewriting/expressions.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';

/** Dispatch to a case is a predicate; entering its body, by dispatch or by falling through, is a block of its own. */
export const switchStatement: Construct<t.SwitchStatement> = {
  types: ['SwitchStatement'],

  describe(node, { plan, functionId, ignore }) {
    const arms = [];
    for (const clause of node.cases) {
      if (ignore.covers(clause)) continue;
      if (clause.test) plan.addPredicate(clause, 'case', 'case', functionId, clause.test);
      arms.push({ location: locationOf(clause), goals: [plan.addBlock(clause, functionId, 'case')] });
    }
    plan.addBranch('switch', locationOf(node), arms);
  },

  rewrite(node, rewriter) {
    const { plan } = rewriter;
    if (node.cases.some((clause) => plan.site('case', clause) !== undefined)) watchDispatch(node, rewriter);
    for (const clause of node.cases) {
      const block = plan.blockIds.get(clause);
      if (block !== undefined) clause.consequent.unshift(t.expressionStatement(rewriter.code.enterBlock(block)));
    }
  },
};

function watchDispatch(node: t.SwitchStatement, rewriter: Rewriter): void {
  if (node.discriminant.type === 'BooleanLiteral' && node.discriminant.value) return watchConditions(node, rewriter);
  const hook = isTypeof(node.discriminant) ? 'typeOf' : 'identical';
  const discriminant = rewriter.hold(node.discriminant);
  node.discriminant = discriminant.define;
  for (const clause of node.cases) {
    const site = rewriter.plan.site('case', clause);
    if (site === undefined || !clause.test) continue;
    const test = rewriter.capture(clause.test);
    const outcome = t.binaryExpression('===', discriminant.use(), test.use());
    clause.test = sequenceOf([test.define, rewriter.code.hook(site, hook, [discriminant.use(), test.use(), outcome]), test.use()]);
  }
}

/** The cases of `switch (true)` are conditions themselves. */
function watchConditions(node: t.SwitchStatement, rewriter: Rewriter): void {
  for (const clause of node.cases) {
    const site = rewriter.plan.site('case', clause);
    if (site === undefined || !clause.test) continue;
    if (classifyLeaf(clause.test).kind === 'comparison') {
      clause.test = rewriteCondition(clause.test, site, rewriter);
      continue;
    }
    const test = rewriter.capture(clause.test);
    const outcome = t.binaryExpression('===', t.booleanLiteral(true), test.use());
    clause.test = sequenceOf([test.define, rewriter.code.hook(site, 'identical', [t.booleanLiteral(true), test.use(), outcome]), test.use()]);
  }
}
