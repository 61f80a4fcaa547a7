import { traverse, types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import { CONSTRUCTS } from '../constructs/index.ts';
import { isErased } from '../erased.ts';
import type { InstrumentOptions } from '../instrument.ts';
import type { ModulePlan } from '../module-plan.ts';
import { isNullish, sequenceOf } from './expressions.ts';
import { frameAt } from './frames.ts';
import type { Names } from './names.ts';
import { addPrelude } from './prelude.ts';
import { rewriteCondition } from './rewrite-condition.ts';
import { Rewriter } from './rewriter.ts';
import { TracingCode } from './tracing-code.ts';

/** Rewrites the tree in place, from the inside out, so that it does what the plan says is to be watched. */
export function rewriteModule(file: t.File, plan: ModulePlan, names: Names, options: InstrumentOptions): void {
  const isInCycle = file.program.sourceType === 'module' && file.program.body.some(isDependency);
  const rewriter = new Rewriter(plan, new TracingCode(plan, names, isInCycle));
  traverse(file, {
    enter(path) {
      if (isErased(path.node) || isWithBody(path)) return path.skip();
      rewriter.enter(path, frameAt(path, names.temporary));
    },
    exit(path) {
      rewriter.moveTo(path);
      const { node } = path;
      const rewritten = rewriteNode(node, rewriter);
      const framed = rewriter.leave(node, rewritten);
      if (framed !== node) replace(path, framed);
    },
  });
  addPrelude(file, plan, names, isInCycle, options);
}

function isWithBody({ parent, key }: NodePath): boolean {
  return parent?.type === 'WithStatement' && key === 'body';
}

function isDependency(statement: t.Statement): boolean {
  return 'source' in statement && Boolean(statement.source);
}

function rewriteNode(original: t.Node, rewriter: Rewriter): t.Node {
  let node = original;
  for (const construct of CONSTRUCTS.get(original.type) ?? []) node = construct.rewrite?.(node, rewriter) ?? node;
  const condition = rewriter.plan.site('condition', original);
  if (condition !== undefined) node = rewriteCondition(node as t.Expression, condition, rewriter);
  const nullish = rewriter.plan.site('nullish', original);
  if (nullish !== undefined) {
    const value = rewriter.capture(node as t.Expression);
    node = sequenceOf([value.define, rewriter.code.hook(nullish, 'nullish', [value.use()], isNullish(value.use())), value.use()]);
  }
  const flag = rewriter.plan.flags.madeBy(original);
  if (flag !== undefined && condition === undefined) node = rewriteCondition(node as t.Expression, rewriter.code.flagSite(flag), rewriter);
  if (rewriter.plan.flags.returned.has(original)) {
    const value = rewriter.capture(node as t.Expression);
    node = sequenceOf([value.define, rewriter.code.returned(value.use()), value.use()]);
  }
  if (t.isStatement(original)) rewriter.frame.endStatement();
  return node;
}

/** Puts the new node in place without queueing it for another visit. */
function replace(path: NodePath, node: t.Node): void {
  const holder = path.container as unknown as Record<string | number, t.Node>;
  holder[path.key as string | number] = node;
}
