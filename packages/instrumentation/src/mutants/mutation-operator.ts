import type { NodePath } from '@babel/traverse';
import type * as t from '@babel/types';

/** A way in which people get code wrong. Operators and their names are those of StrykerJS, so that its scores compare. */
export interface MutationOperator {
  readonly name: string;
  /** What could stand in place of the node; new nodes that share none with the tree. */
  replacements(path: NodePath): readonly t.Node[];
}
