import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import { isTransparent } from '../conditions/condition.ts';
import type { Construct, DescribeContext } from '../construct.ts';
import { isNullish, sequenceOf } from '../rewriting/expressions.ts';
import type { Rewriter } from '../rewriting/rewriter.ts';

type Link = t.OptionalMemberExpression | t.OptionalCallExpression;

/** Each `?.` is a predicate on what stands before it; the rest of the chain depends on its outcome false. */
export const optionalChain: Construct<Link> = {
  types: ['OptionalMemberExpression', 'OptionalCallExpression'],

  describe(node, { plan, functionId, path }: DescribeContext) {
    if (!node.optional || (isMethodCall(node) && isReceiverNeeded(topOf(path)))) return;
    plan.addPredicate(node, 'link', 'optional', functionId, headOf(node));
  },

  rewrite(node, rewriter) {
    const site = node.optional ? rewriter.plan.site('link', node) : undefined;
    if (site !== undefined && isMethodCall(node)) watchArguments(node as t.OptionalCallExpression, site, rewriter);
    else if (site !== undefined) watchHead(node, site, rewriter);
    return rewriter.conclude(node, node);
  },
};

/** Concludes a chain that `delete` needs to see as it is. */
export const deletedChain: Construct<t.UnaryExpression> = {
  types: ['UnaryExpression'],

  rewrite(node, rewriter) {
    return rewriter.conclude(node, node);
  },
};

function headOf(node: Link): t.Expression {
  return node.type === 'OptionalMemberExpression' ? node.object : node.callee;
}

/** True for `o.m?.()`, where `o` is to be the receiver. */
function isMethodCall(node: Link): boolean {
  if (node.type !== 'OptionalCallExpression') return false;
  const callee = unwrapped(node.callee);
  return callee.type === 'MemberExpression' || callee.type === 'OptionalMemberExpression';
}

function unwrapped(node: t.Expression): t.Expression {
  return isTransparent(node) ? unwrapped(node.expression) : node;
}

/** The whole chain that a link is a part of. */
function topOf(path: NodePath): NodePath {
  const { parentPath } = path;
  const isPart = parentPath !== null && (isTransparent(parentPath.node) || isLink(parentPath.node)) && (path.key === 'object' || path.key === 'callee' || path.key === 'expression');
  return isPart ? topOf(parentPath) : path;
}

function isLink(node: t.Node): node is Link {
  return node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression';
}

/** True for a chain in parentheses that is called: `(a?.b)()` has the receiver `a`. */
function isReceiverNeeded({ node, parent, key }: NodePath): boolean {
  return unwrapped(node as t.Expression).type === 'OptionalMemberExpression' && (key === 'callee' || key === 'tag') && (t.isCallExpression(parent) || t.isTaggedTemplateExpression(parent));
}

/** What starts a chain is watched before it when that is the same, for engines quote a callee's source in their errors. */
function watchHead(node: Link, site: number, rewriter: Rewriter): void {
  const head = headOf(node);
  const top = topOf(rewriter.path);
  if (rewriter.isStable(head) && !isReceiverNeeded(top)) {
    const use = () => t.cloneNode(head, true, true);
    rewriter.presence.set(node, () => t.binaryExpression('!=', use(), t.nullLiteral()));
    rewriter.around.addConclusion(ownerOf(top), rewriter.code.hook(site, 'nullish', [use()], isNullish(use())), null);
    return;
  }
  const value = rewriter.capture(head);
  const hook = rewriter.code.hook(site, 'nullish', [value.use()], isNullish(value.use()), isReached(node, rewriter));
  const watched = sequenceOf([value.define, hook, value.use()]);
  if (node.type === 'OptionalMemberExpression') node.object = watched;
  else node.callee = watched;
  rewriter.presence.set(node, () => t.binaryExpression('!=', value.use(), t.nullLiteral()));
}

/**
 * A method keeps its receiver only when it is called where it is read, so the outcome is told from whether
 * the arguments were evaluated.
 */
function watchArguments(node: t.OptionalCallExpression, site: number, rewriter: Rewriter): void {
  const called = rewriter.frame.temporary();
  const mark = t.assignmentExpression('=', t.identifier(called), t.booleanLiteral(true));
  const present = rewriter.code.hook(site, 'links', [t.booleanLiteral(false)], false);
  const [first, ...rest] = node.arguments;
  if (first === undefined) node.arguments = [t.spreadElement(t.sequenceExpression([mark, present, t.arrayExpression([])]))];
  else if (first.type === 'SpreadElement') first.argument = t.sequenceExpression([mark, present, first.argument]);
  else node.arguments = [t.sequenceExpression([mark, present, first as t.Expression]), ...rest];
  const reached = isReached(node, rewriter);
  const missing = t.unaryExpression('!', t.identifier(called));
  const absent = rewriter.code.hook(site, 'links', [t.booleanLiteral(true)], true, reached === null ? missing : t.logicalExpression('&&', missing, reached));
  rewriter.presence.set(node, () => t.identifier(called));
  rewriter.around.addConclusion(ownerOf(topOf(rewriter.path)), t.assignmentExpression('=', t.identifier(called), t.booleanLiteral(false)), absent);
}

/** The expression that can be surrounded: the chain, or the `delete` that needs to see it. */
function ownerOf({ node, parent }: NodePath): t.Node {
  return parent.type === 'UnaryExpression' && parent.operator === 'delete' ? parent : node;
}

/** Whether the links before this one let the chain go on; `null` when there is none. */
function isReached(node: Link, rewriter: Rewriter): t.Expression | null {
  for (let head = unwrapped(rewriter.originalOf(headOf(node)) as t.Expression); ; ) {
    const presence = rewriter.presence.get(head);
    if (presence !== undefined) return presence();
    const next = isLink(head) ? headOf(head) : null;
    if (next === null) return null;
    head = unwrapped(rewriter.originalOf(next) as t.Expression);
  }
}
