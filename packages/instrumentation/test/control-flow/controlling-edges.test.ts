import { ControlFlowGraph, connectToExit, controllingEdges } from '@auklet/instrumentation/control-flow';
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { randomProgram, type Block } from './random-program.ts';
import { graphOfProgram } from './graph-of-program.ts';

const { ENTRY, EXIT } = ControlFlowGraph;

/** Nodes that can be reached from `start` without passing `avoided`. */
function reachable(graph: ControlFlowGraph, start: number, avoided: number): Set<number> {
  const successors = graph.successors();
  const seen = new Set<number>();
  const pending = start === avoided ? [] : [start];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    pending.push(...(successors[node] as number[]).filter((next) => next !== avoided));
  }
  return seen;
}

/** By paths: taking the edge always leads to the node, and its start has a path to the exit that misses the node. */
function isControlled(graph: ControlFlowGraph, node: number, from: number, to: number): boolean {
  const always = to === node || !reachable(graph, to, node).has(EXIT);
  const canMiss = from === node || reachable(graph, from, node).has(EXIT);
  return always && canMiss;
}

function assertMatchesPaths(graph: ControlFlowGraph): void {
  const found = controllingEdges(graph);
  for (let node = 0; node < graph.size; node++) {
    if (node === EXIT) continue;
    for (const edge of graph.edges) {
      const expected = isControlled(graph, node, edge.from, edge.to);
      assert.is((found[node] as readonly unknown[]).includes(edge), expected, `node ${node}, edge ${edge.from} to ${edge.to}`);
    }
  }
}

const test = suite('control dependence');

test('equals its definition by paths on random graphs', () => {
  const graphs = fc.record({
    size: fc.integer({ min: 1, max: 8 }),
    edges: fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 24 }),
  });
  fc.assert(
    fc.property(graphs, ({ size, edges }) => {
      const graph = new ControlFlowGraph();
      for (let i = 0; i < size; i++) graph.addNode();
      for (const [from, to] of edges) if (from % graph.size !== EXIT) graph.addEdge(from % graph.size, to % graph.size);
      graph.addEdge(ENTRY, EXIT);
      connectToExit(graph);
      assertMatchesPaths(graph);
    }),
    { numRuns: 2_000, seed: 1 },
  );
});

test('equals its definition by paths on random structured programs', () => {
  fc.assert(
    fc.property(randomProgram(), (program: Block) => assertMatchesPaths(graphOfProgram(program))),
    { numRuns: 1_000, seed: 2 },
  );
});

test('a branch controls its arms, and nothing after they join', () => {
  const graph = new ControlFlowGraph();
  const [test1, then, otherwise, after] = [graph.addNode(), graph.addNode(), graph.addNode(), graph.addNode()] as [number, number, number, number];
  for (const [from, to] of [[ENTRY, test1], [test1, then], [test1, otherwise], [then, after], [otherwise, after], [after, EXIT], [ENTRY, EXIT]] as const) graph.addEdge(from, to);
  const starts = controllingEdges(graph).map((edges) => edges.map(({ from, to }) => [from, to]));
  assert.equal(starts[then], [[test1, then]]);
  assert.equal(starts[otherwise], [[test1, otherwise]]);
  assert.equal(starts[after], [[ENTRY, test1]]);
});

test('an endless loop gets a way to the exit', () => {
  const graph = new ControlFlowGraph();
  const loop = graph.addNode();
  graph.addEdge(ENTRY, loop);
  graph.addEdge(loop, loop);
  graph.addEdge(ENTRY, EXIT);
  connectToExit(graph);
  assertMatchesPaths(graph);
});

test.run();
