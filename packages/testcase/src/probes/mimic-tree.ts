import type { ComparisonDto, MimicDto } from '@auklet/protocol';

/** A mimic with those that came from it. */
export interface MimicTree extends MimicDto {
  readonly position: number;
  readonly children: readonly MimicTree[];
  /** Whether the subject asked for its truth and nothing else. */
  readonly isOnlyTested: boolean;
}

/** The mimics of a probe as trees, one for each argument or text that they stand for. */
export function mimicTrees(mimics: readonly MimicDto[], comparisons: readonly ComparisonDto[]): readonly MimicTree[] {
  const children = mimics.map((): MimicTree[] => []);
  const tested = new Set<number>();
  const compared = new Set<number>();
  for (const { operator, left, right } of comparisons) {
    for (const operand of [left, right]) {
      if (operand.kind === 'mimic') (operator === 'truthy' || operator === 'nullish' ? tested : compared).add(operand.position);
    }
  }
  const trees = mimics.map((mimic, position): MimicTree => {
    const own = children[position] as MimicTree[];
    const isUnused = (): boolean => mimic.uses.length === 0 && own.length === 0 && !compared.has(position);
    return {
      ...mimic,
      position,
      children: own,
      get isOnlyTested() {
        return tested.has(position) && isUnused();
      },
    };
  });
  trees.forEach((tree) => tree.parent !== null && children[tree.parent]?.push(tree));
  return trees;
}

export function rootOf(tree: MimicTree, trees: readonly MimicTree[]): MimicTree {
  let root = tree;
  while (root.parent !== null) root = trees[root.parent] as MimicTree;
  return root;
}
