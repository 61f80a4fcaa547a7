import type { FunctionNode } from '../function-description.ts';
import type { ModulePlan } from '../module-plan.ts';
import type { ControlFlowGraph } from './control-flow-graph.ts';
import { followExpression } from './expression-flow.ts';
import { FunctionFlow } from './function-flow.ts';
import { connectToExit } from './post-dominators.ts';
import { followStatements } from './statement-flow.ts';

/** The control flow of one function's own code, without that of functions inside of it. */
export function graphOfFunction(node: FunctionNode, plan: ModulePlan): { flow: FunctionFlow; graph: ControlFlowGraph } {
  const flow = new FunctionFlow(plan);
  followFunction(node, flow);
  const graph = flow.builder.finish();
  connectToExit(graph);
  return { flow, graph };
}

function followFunction(node: FunctionNode, flow: FunctionFlow): void {
  switch (node.type) {
    case 'Program':
    case 'StaticBlock':
      return followStatements(node.body, flow);
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
      return node.value ? followExpression(node.value, flow) : undefined;
    default:
      for (const parameter of node.params) followExpression(parameter, flow);
      if (node.body.type === 'BlockStatement') followStatements(node.body.body, flow);
      else followExpression(node.body, flow);
  }
}
