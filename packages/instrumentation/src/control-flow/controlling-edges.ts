import type { ControlFlowGraph, FlowEdge } from './control-flow-graph.ts';
import { immediatePostDominators } from './post-dominators.ts';

/**
 * For each node the edges on which it is control dependent: taking the edge leads to the node on every path,
 * and from where the edge starts the node can be missed.
 *
 * Source: Ferrante, Ottenstein and Warren, The Program Dependence Graph and Its Use in Optimization (1987).
 */
export function controllingEdges(graph: ControlFlowGraph): FlowEdge[][] {
  const immediate = immediatePostDominators(graph);
  const controlling: FlowEdge[][] = Array.from({ length: graph.size }, () => []);
  for (const edge of graph.edges) {
    const end = immediate[edge.from] as number;
    for (let node = edge.to; node !== end; node = immediate[node] as number) controlling[node]?.push(edge);
  }
  return controlling;
}
