import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';
import type { IgnoreComments } from './ignore-comments.ts';
import type { ModulePlan } from './module-plan.ts';
import type { Rewriter } from './rewriting/rewriter.ts';

/** Where a construct stands while the module is described. */
export interface DescribeContext {
  readonly plan: ModulePlan;
  readonly ignore: IgnoreComments;
  readonly functionId: number;
  readonly parent: t.Node;
  readonly path: NodePath;
}

/**
 * One construct of the language: how its goals are described on the way down through the untouched tree,
 * and how it is rewritten on the way up, when everything inside of it has been rewritten.
 */
export interface Construct<N extends t.Node = t.Node> {
  readonly types: readonly t.Node['type'][];
  describe?(node: N, context: DescribeContext): void;
  /** Changes the node in place, or returns what takes its place. */
  rewrite?(node: N, rewriter: Rewriter): t.Node | void;
}
