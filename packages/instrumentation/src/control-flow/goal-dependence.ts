import type * as t from '@babel/types';
import type { ModulePlan } from '../module-plan.ts';
import { ControlFlowGraph, type FlowEdge } from './control-flow-graph.ts';
import { controllingEdges } from './controlling-edges.ts';
import type { FunctionFlow } from './function-flow.ts';
import { graphOfFunction } from './function-graph.ts';

/** Fills in on which goals each goal depends, within its function and from its callers. */
export function addDependence(plan: ModulePlan): void {
  const callers = new Map<number, Set<number>>();
  for (const [node, id] of plan.functionIds) {
    const { flow, graph } = graphOfFunction(node, plan);
    const dependence = new GoalDependence(flow, graph);
    for (const [predicate, places] of flow.predicates) plan.setBranchParents(predicate, dependence.of(places));
    for (const [block, places] of flow.blocks) plan.setBlockParents(block, dependence.of(places));
    for (const [mention, places] of flow.mentions) addCallers(mention, dependence.of(places), id, plan, callers);
  }
  for (const [id, goals] of callers) plan.setCallers(id, [...goals].sort((a, b) => a - b));
}

/** Where a function is created or named, it can be called: the goals that lead there lead to its entry. */
function addCallers(mention: t.Node, parents: readonly number[], from: number, plan: ModulePlan, callers: Map<number, Set<number>>): void {
  for (const callee of plan.calleesAt(mention)) {
    if (callee === from) continue;
    const goals = callers.get(callee) ?? new Set();
    callers.set(callee, goals);
    for (const goal of parents.length === 0 ? [plan.entryGoal(from)] : parents) goals.add(goal);
  }
}

/** Goals on which the nodes of one graph depend. */
class GoalDependence {
  readonly #plan: ModulePlan;
  readonly #predicates: ReadonlyMap<number, readonly number[]>;
  readonly #controlling: readonly FlowEdge[][];
  /** Goal that entering a node covers, for blocks that are goals of their own. */
  readonly #goalOfNode = new Map<number, number>();

  constructor(flow: FunctionFlow, graph: ControlFlowGraph) {
    this.#plan = flow.plan;
    this.#predicates = flow.predicates;
    this.#controlling = controllingEdges(graph);
    for (const [block, places] of flow.blocks) for (const place of places) this.#goalOfNode.set(place, flow.plan.goalOfBlock(block));
  }

  /** The goals of which one must be covered for any of these nodes to run; none when entering the function is enough. */
  of(nodes: readonly number[]): number[] {
    const goals = new Set<number>();
    const isFree = nodes.map((node) => this.#collect(node, goals, new Set())).some(Boolean);
    return isFree || this.#liftPairs(goals) ? [] : [...goals].sort((a, b) => a - b);
  }

  /**
   * Where both outcomes of a predicate lead on, as copies of a `finally` block do, reaching the predicate is enough.
   *
   * @returns whether entering the function is enough.
   */
  #liftPairs(goals: Set<number>): boolean {
    let isFree = false;
    for (const [predicate, places] of this.#predicates) {
      const { whenTrue, whenFalse } = this.#plan.goalsOf(predicate);
      const pair = [...whenTrue, ...whenFalse];
      if (!pair.every((goal) => goals.has(goal))) continue;
      for (const goal of pair) goals.delete(goal);
      const parents = this.of(places);
      isFree ||= parents.length === 0;
      for (const parent of parents) if (!pair.includes(parent)) goals.add(parent);
    }
    return isFree;
  }

  /**
   * An edge that no goal stands for, such as one to a handler, is taken only where its start is reached:
   * what the start depends on takes its place.
   *
   * @returns whether entering the function is enough.
   */
  #collect(node: number, goals: Set<number>, seen: Set<number>): boolean {
    seen.add(node);
    let isFree = false;
    for (const edge of this.#controlling[node] as FlowEdge[]) {
      const goal = edge.goal ?? (edge.to === node ? undefined : this.#goalOfNode.get(edge.to));
      if (goal !== undefined) goals.add(goal);
      else if (edge.from === ControlFlowGraph.ENTRY) isFree = true;
      else if (!seen.has(edge.from)) isFree = this.#collect(edge.from, goals, seen) || isFree;
    }
    return isFree;
  }
}

