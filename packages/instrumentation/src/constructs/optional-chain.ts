import { types as t } from '@babel/core';
import type { Construct } from '../construct.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';

type Link = t.OptionalMemberExpression | t.OptionalCallExpression;

/** Each `?.` is a predicate on what stands before it; the rest of the chain depends on its outcome false. */
export const optionalChain: Construct<Link> = {
  types: ['OptionalMemberExpression', 'OptionalCallExpression'],

  describe(node, { plan, functionId }) {
    if (node.optional) plan.addPredicate(node, 'link', 'optional', functionId, headOf(node));
  },

  rewrite(node, rewriter) {
    const site = node.optional ? rewriter.plan.site('link', node) : undefined;
    if (site === undefined) return;
    if (node.type === 'OptionalMemberExpression') node.object = watchHead(node.object, site, rewriter);
    else if (!isMember(node.callee)) node.callee = watchHead(node.callee, site, rewriter);
    else watchArguments(node, site, rewriter);
  },
};

function headOf(node: Link): t.Expression {
  return node.type === 'OptionalMemberExpression' ? node.object : node.callee;
}

function isMember(node: t.Expression): boolean {
  return node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression';
}

function watchHead(head: t.Expression, site: number, rewriter: Rewriter): t.Expression {
  const value = rewriter.capture(head);
  return rewriter.sequence([value.define, rewriter.hook(site, 'nullish', [value.use()]), value.use()]);
}

/**
 * A method keeps its receiver only when it is called where it is read, so the outcome is told from whether
 * the arguments were evaluated.
 */
function watchArguments(node: t.OptionalCallExpression, site: number, rewriter: Rewriter): void {
  const present = rewriter.hook(site, 'outcome', [t.booleanLiteral(false)]);
  const [first, ...rest] = node.arguments;
  if (first === undefined) node.arguments = [t.spreadElement(t.sequenceExpression([present, t.arrayExpression([])]))];
  else if (first.type === 'SpreadElement') first.argument = rewriter.sequence([present, first.argument]);
  else node.arguments = [rewriter.sequence([present, first as t.Expression]), ...rest];
}
