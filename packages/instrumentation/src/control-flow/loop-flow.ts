import type * as t from '@babel/types';
import { followCondition } from './condition-flow.ts';
import { followExpression } from './expression-flow.ts';
import { JumpTarget, type LooseEnd } from './flow-builder.ts';
import type { FunctionFlow, Outcomes } from './function-flow.ts';
import { followStatement } from './statement-flow.ts';

/** @param labels what a jump may call this loop. */
export function followLoop(node: t.Loop, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  const past = new JumpTarget();
  flow.builder.within('break', past, () => flow.continueFrom(followRounds(node, flow, labels)), labels);
  flow.continueFrom(flow.ends, past.ends);
}

/** @returns where the loop ends by itself. */
function followRounds(node: t.Loop, flow: FunctionFlow, labels: ReadonlySet<string>): readonly LooseEnd[] {
  switch (node.type) {
    case 'DoWhileStatement': {
      const head = flow.builder.node();
      followBody(node.body, flow, labels);
      const { whenTrue, whenFalse } = followCondition(node.test, flow);
      flow.builder.connect(whenTrue, head);
      return whenFalse;
    }
    case 'WhileStatement':
      return followTested(() => followCondition(node.test, flow), () => followBody(node.body, flow, labels), flow);
    case 'ForStatement':
      if (node.init) followInit(node.init, flow);
      return followTested(() => (node.test ? followCondition(node.test, flow) : endless(flow)), () => followForBody(node, flow, labels), flow);
    default:
      followExpression(node.right, flow);
      flow.risk();
      return followTested(() => flow.decide(flow.plan.site('iteration', node)), () => followItem(node, flow, labels), flow);
  }
}

function followTested(test: () => Outcomes, body: () => void, flow: FunctionFlow): readonly LooseEnd[] {
  const head = flow.builder.node();
  const { whenTrue, whenFalse } = test();
  flow.continueFrom(whenTrue);
  body();
  flow.builder.connect(flow.ends, head);
  return whenFalse;
}

function followBody(body: t.Statement, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  const round = new JumpTarget();
  flow.builder.within('continue', round, () => followStatement(body, flow), labels);
  flow.continueFrom(flow.ends, round.ends);
}

function followForBody(node: t.ForStatement, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  followBody(node.body, flow, labels);
  if (node.update) followExpression(node.update, flow);
}

function followItem(node: t.ForOfStatement | t.ForInStatement, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  const { left } = node;
  if (left.type === 'VariableDeclaration') for (const { id } of left.declarations) followExpression(id, flow);
  else followExpression(left, flow);
  followBody(node.body, flow, labels);
}

function followInit(init: t.ForStatement['init'] & t.Node, flow: FunctionFlow): void {
  if (init.type === 'VariableDeclaration') followStatement(init, flow);
  else followExpression(init, flow);
}

function endless(flow: FunctionFlow): Outcomes {
  return { whenTrue: flow.ends, whenFalse: [] };
}
