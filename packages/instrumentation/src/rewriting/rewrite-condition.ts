import { types as t } from '@babel/core';
import type { CallLeaf } from '../conditions/call-leaf.ts';
import { classifyLeaf, type ComparisonLeaf } from '../conditions/leaf.ts';
import { sequenceOf } from './expressions.ts';
import type { Captured, Rewriter } from './rewriter.ts';

/** Watches a leaf condition without changing its value: `(r = a < b, state[n] && module.hooks.less(n, a, b, r), r)`. */
export function rewriteCondition(node: t.Expression, site: number, rewriter: Rewriter): t.Expression {
  const leaf = classifyLeaf(node);
  switch (leaf.kind) {
    case 'comparison':
      return watchComparison(node, leaf, site, rewriter);
    case 'call':
      return watchCall(node, leaf, site, rewriter);
    case 'answer':
      return watchAnswer(node, site, rewriter);
    case 'value':
      return watchValue(node, site, rewriter);
  }
}

function watchValue(node: t.Expression, site: number, rewriter: Rewriter): t.Expression {
  const value = rewriter.capture(node);
  const flag = rewriter.plan.flags.explaining(site);
  const hook =
    flag === undefined
      ? rewriter.code.hook(site, 'truthy', [value.use()], value.use())
      : rewriter.code.hook(site, 'defined', [value.use(), t.numericLiteral(rewriter.code.flagSite(flag))], value.use());
  return sequenceOf([value.define, hook, value.use()]);
}

function watchComparison(whole: t.Expression, { node, hook, isSwapped }: ComparisonLeaf, site: number, rewriter: Rewriter): t.Expression {
  const left = rewriter.capture(node.left);
  const right = rewriter.capture(node.right);
  node.left = left.define;
  node.right = right.define;
  const outcome = rewriter.keep(whole);
  const operands = isSwapped ? [right.use(), left.use()] : [left.use(), right.use()];
  return sequenceOf([outcome.define, rewriter.code.hook(site, hook, [...operands, outcome.use()], outcome.use()), outcome.use()]);
}

function watchCall(whole: t.Expression, leaf: CallLeaf, site: number, rewriter: Rewriter): t.Expression {
  const { node, method, receiver } = leaf;
  const object = receiver === null ? null : rewriter.capture(receiver);
  if (object !== null) (node.callee as t.MemberExpression).object = object.define;
  const args = node.arguments.map((argument) => rewriter.capture(argument as t.Expression));
  node.arguments = args.map((argument) => argument.define);
  const result = rewriter.keep(whole);
  const seen = [
    t.stringLiteral(method),
    object === null ? t.unaryExpression('void', t.numericLiteral(0)) : object.use(),
    t.arrayExpression(args.map((argument) => argument.use())),
    ...outcomesOf(result, leaf.isNegated),
  ];
  return sequenceOf([result.define, rewriter.code.hook(site, 'call', seen, result.use()), result.use()]);
}

/** Whether something was found, and whether the condition is true. */
function outcomesOf(result: Captured, isNegated: boolean): [found: t.Expression, outcome: t.Expression] {
  const isTrue = () => t.unaryExpression('!', t.unaryExpression('!', result.use()));
  return [isNegated ? t.unaryExpression('!', result.use()) : isTrue(), isTrue()];
}

/** An answer needs an explanation only while neither outcome is settled. */
function watchAnswer(node: t.Expression, site: number, rewriter: Rewriter): t.Expression {
  const result = rewriter.keep(node);
  return sequenceOf([rewriter.code.hook(site, 'expect', [], 'both'), result.define, rewriter.code.hook(site, 'answered', [result.use()], result.use()), result.use()]);
}
