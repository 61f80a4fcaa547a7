import { ControlFlowGraph } from './control-flow-graph.ts';

const { EXIT } = ControlFlowGraph;

/**
 * The immediate post-dominator of each node: the first node that every path from it to the exit passes.
 * The exit has itself. Every node must reach the exit.
 *
 * Source: Cooper, Harvey and Kennedy, A Simple, Fast Dominance Algorithm (2001), on the reversed graph.
 */
export function immediatePostDominators(graph: ControlFlowGraph): Int32Array {
  const successors = graph.successors();
  const order = reversePostorder(graph.predecessors());
  const rank = new Int32Array(graph.size).fill(-1);
  order.forEach((node, index) => {
    rank[node] = index;
  });
  const immediate = new Int32Array(graph.size).fill(-1);
  immediate[EXIT] = EXIT;
  for (let isStable = false; !isStable; ) {
    isStable = true;
    for (const node of order.slice(1)) {
      const dominator = commonOf(successors[node] as number[]);
      if (dominator === immediate[node]) continue;
      immediate[node] = dominator;
      isStable = false;
    }
  }
  return immediate;

  function commonOf(nodes: readonly number[]): number {
    return nodes.filter((node) => immediate[node] !== -1).reduce(nearestCommon);
  }

  function nearestCommon(left: number, right: number): number {
    let [a, b] = [left, right];
    while (a !== b) {
      if ((rank[a] as number) > (rank[b] as number)) a = immediate[a] as number;
      else b = immediate[b] as number;
    }
    return a;
  }
}

/** From the exit along the reversed edges, each node before those that it leads to. */
function reversePostorder(predecessors: readonly number[][]): number[] {
  const finished: number[] = [];
  const seen = new Set([EXIT]);
  const stack: { node: number; next: number }[] = [{ node: EXIT, next: 0 }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const neighbour = predecessors[top.node]?.[top.next++];
    if (neighbour === undefined) {
      finished.push(top.node);
      stack.pop();
    } else if (!seen.has(neighbour)) {
      seen.add(neighbour);
      stack.push({ node: neighbour, next: 0 });
    }
  }
  return finished.reverse();
}

/** Gives every node a way to the exit, as an endless loop does not have one of its own. */
export function connectToExit(graph: ControlFlowGraph): void {
  const reaching = new Set(reversePostorder(graph.predecessors()));
  for (let node = 0; node < graph.size; node++) {
    if (reaching.has(node)) continue;
    graph.addEdge(node, EXIT);
    for (const reached of reversePostorder(graph.predecessors())) reaching.add(reached);
  }
}
