import { types as t } from '@babel/core';
import { classifyLeaf, type Leaf } from '../conditions/leaf.ts';
import type { Rewriter } from './rewriter.ts';

/** Watches a leaf condition without changing its value: `(r = a < b, state[n] && module.hooks.less(n, a, b, r), r)`. */
export function rewriteCondition(node: t.Expression, site: number, rewriter: Rewriter): t.Expression {
  const leaf = classifyLeaf(node);
  switch (leaf.kind) {
    case 'comparison':
      return watchComparison(node, leaf, site, rewriter);
    case 'call':
      return watchCall(node, leaf, site, rewriter);
    case 'value': {
      const value = rewriter.capture(node);
      return rewriter.sequence([value.define, rewriter.hook(site, 'truthy', [value.use()]), value.use()]);
    }
  }
}

function watchComparison(whole: t.Expression, { node, hook }: Leaf & { kind: 'comparison' }, site: number, rewriter: Rewriter): t.Expression {
  const left = rewriter.capture(node.left);
  const right = rewriter.capture(node.right);
  node.left = left.define;
  node.right = right.define;
  const outcome = rewriter.keep(whole);
  return rewriter.sequence([outcome.define, rewriter.hook(site, hook, [left.use(), right.use(), outcome.use()]), outcome.use()]);
}

function watchCall(whole: t.Expression, leaf: Leaf & { kind: 'call' }, site: number, rewriter: Rewriter): t.Expression {
  const { node, method, receiver } = leaf;
  const args = node.arguments.map((argument) => rewriter.capture(argument as t.Expression));
  node.arguments = args.map((argument) => argument.define);
  const object = receiver === null ? null : rewriter.capture(receiver);
  if (object !== null) (node.callee as t.MemberExpression).object = object.define;
  const result = rewriter.keep(whole);
  const seen = [
    t.stringLiteral(method),
    object === null ? t.unaryExpression('void', t.numericLiteral(0)) : object.use(),
    t.arrayExpression(args.map((argument) => argument.use())),
    result.use(),
  ];
  return rewriter.sequence([result.define, rewriter.hook(site, 'call', seen), result.use()]);
}
