import { ControlFlowGraph, connectToExit } from '@auklet/instrumentation/control-flow';
import type { Block, Step } from './random-program.ts';

interface Loop {
  readonly head: number;
  readonly past: number[];
}

/** The graph of a program, made without the code under test. */
export function graphOfProgram(program: Block): ControlFlowGraph {
  const graph = new ControlFlowGraph();
  const ends = follow(program, [ControlFlowGraph.ENTRY], null, graph);
  for (const end of ends) graph.addEdge(end, ControlFlowGraph.EXIT);
  graph.addEdge(ControlFlowGraph.ENTRY, ControlFlowGraph.EXIT);
  connectToExit(graph);
  return graph;
}

function follow(block: Block, starts: readonly number[], loop: Loop | null, graph: ControlFlowGraph): readonly number[] {
  return block.reduce((ends, step) => followStep(step, ends, loop, graph), starts);
}

function arrive(ends: readonly number[], graph: ControlFlowGraph): number {
  const node = graph.addNode();
  for (const end of ends) graph.addEdge(end, node);
  return node;
}

function followStep(step: Step, ends: readonly number[], loop: Loop | null, graph: ControlFlowGraph): readonly number[] {
  const node = arrive(ends, graph);
  switch (step.kind) {
    case 'act':
      return [node];
    case 'return':
      graph.addEdge(node, ControlFlowGraph.EXIT);
      return [];
    case 'break':
      loop?.past.push(node);
      return loop === null ? [node] : [];
    case 'continue':
      if (loop !== null) graph.addEdge(node, loop.head);
      return loop === null ? [node] : [];
    case 'if':
      return [...follow(step.then, [node], loop, graph), ...follow(step.otherwise, [node], loop, graph)];
    case 'loop': {
      const inner: Loop = { head: node, past: [] };
      for (const end of follow(step.body, [node], inner, graph)) graph.addEdge(end, node);
      return step.isEndless ? inner.past : [node, ...inner.past];
    }
  }
}
