import type * as t from '@babel/types';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';
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
      if (block !== undefined) clause.consequent.unshift(rewriter.statement(rewriter.enterBlock(block)));
    }
  },
};

function watchDispatch(node: t.SwitchStatement, rewriter: Rewriter): void {
  const isTypeof = node.discriminant.type === 'UnaryExpression' && node.discriminant.operator === 'typeof';
  const discriminant = rewriter.hold(node.discriminant);
  node.discriminant = discriminant.define;
  for (const clause of node.cases) {
    const site = rewriter.plan.site('case', clause);
    if (site === undefined || !clause.test) continue;
    const test = rewriter.capture(clause.test);
    const outcome = rewriter.binary('===', discriminant.use(), test.use());
    const hook = rewriter.hook(site, isTypeof ? 'typeOf' : 'identical', [discriminant.use(), test.use(), outcome]);
    clause.test = rewriter.sequence([test.define, hook, test.use()]);
  }
}
