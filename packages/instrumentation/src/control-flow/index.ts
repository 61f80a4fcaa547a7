export { ControlFlowGraph, type FlowEdge } from './control-flow-graph.ts';
export { controllingEdges } from './controlling-edges.ts';
export { connectToExit, immediatePostDominators } from './post-dominators.ts';
