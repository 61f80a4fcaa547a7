import { types as t } from '@babel/core';
import { classifyLeaf, isTypeof } from '../conditions/leaf.ts';
import type { Construct } from '../construct.ts';
import { locationOf } from '../locations.ts';
import type { ModulePlan } from '../module-plan.ts';
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
    const constants = node.cases.flatMap(({ test }) => (test ? [constantOf(test)] : []));
    if (constants.length > 0 && constants.every((constant) => constant !== undefined) && !node.cases.some((clause) => ignore.covers(clause))) {
      plan.tableOf.set(node, plan.tables.length);
      plan.tables.push({ firstSite: firstSiteOf(node, plan), constants, isOfType: isTypeof(node.discriminant) });
    }
  },

  rewrite(node, rewriter) {
    const { plan } = rewriter;
    const table = plan.tableOf.get(node);
    if (table !== undefined) watchTable(node, table, rewriter);
    else if (node.cases.some((clause) => plan.site('case', clause) !== undefined)) watchDispatch(node, rewriter);
    for (const clause of node.cases) {
      const block = plan.blockIds.get(clause);
      if (block !== undefined) clause.consequent.unshift(t.expressionStatement(rewriter.code.enterBlock(block)));
    }
  },
};

/** The value of a case that is the same at every dispatch. */
function constantOf(test: t.Expression): string | number | boolean | null | undefined {
  switch (test.type) {
    case 'StringLiteral':
    case 'NumericLiteral':
    case 'BooleanLiteral':
      return test.value;
    case 'NullLiteral':
      return null;
    case 'UnaryExpression':
      return test.operator === '-' && test.argument.type === 'NumericLiteral' && test.argument.value !== 0 ? -test.argument.value : undefined;
    default:
      return undefined;
  }
}

function firstSiteOf(node: t.SwitchStatement, plan: ModulePlan): number {
  const first = node.cases.find(({ test }) => test) as t.SwitchCase;
  return plan.site('case', first) as number;
}

/** Dispatch to constants stays as it is, for engines are good at it: what it decides is told before. */
function watchTable(node: t.SwitchStatement, table: number, rewriter: Rewriter): void {
  const value = rewriter.capture(node.discriminant);
  node.discriminant = sequenceOf([value.define, rewriter.code.dispatch(table, value.use()), value.use()]);
}

function watchDispatch(node: t.SwitchStatement, rewriter: Rewriter): void {
  if (node.discriminant.type === 'BooleanLiteral' && node.discriminant.value) return watchConditions(node, rewriter);
  const hook = isTypeof(node.discriminant) ? 'typeOf' : 'identical';
  const discriminant = rewriter.hold(node.discriminant);
  node.discriminant = discriminant.define;
  for (const clause of node.cases) {
    const site = rewriter.plan.site('case', clause);
    if (site === undefined || !clause.test) continue;
    const test = rewriter.capture(clause.test);
    const matches = () => t.binaryExpression('===', discriminant.use(), test.use());
    clause.test = sequenceOf([test.define, rewriter.code.hook(site, hook, [discriminant.use(), test.use(), matches()], matches()), test.use()]);
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
    const matches = () => t.binaryExpression('===', t.booleanLiteral(true), test.use());
    clause.test = sequenceOf([test.define, rewriter.code.hook(site, 'identical', [t.booleanLiteral(true), test.use(), matches()], matches()), test.use()]);
  }
}
