import type * as t from '@babel/types';
import { isErased } from '../erased.ts';
import { followCondition } from './condition-flow.ts';
import { followExpression } from './expression-flow.ts';
import { JumpTarget, UNLABELLED } from './flow-builder.ts';
import type { FunctionFlow } from './function-flow.ts';
import { followLoop } from './loop-flow.ts';
import { followSwitch } from './switch-flow.ts';

/** Follows statements in their order; functions declared among them exist from the start. */
export function followStatements(list: readonly t.Statement[], flow: FunctionFlow): void {
  for (const statement of list) if (statement.type === 'FunctionDeclaration') followExpression(statement, flow);
  for (const statement of list) if (statement.type !== 'FunctionDeclaration') followStatement(statement, flow);
}

const NO_LABELS: ReadonlySet<string> = new Set([UNLABELLED]);

export function followStatement(node: t.Statement, flow: FunctionFlow, labels: ReadonlySet<string> = NO_LABELS): void {
  if (isErased(node)) return;
  switch (node.type) {
    case 'BlockStatement':
      return followStatements(node.body, flow);
    case 'IfStatement':
      return followIf(node, flow);
    case 'WhileStatement':
    case 'DoWhileStatement':
    case 'ForStatement':
    case 'ForOfStatement':
    case 'ForInStatement':
      return followLoop(node, flow, labels);
    case 'SwitchStatement':
      return followSwitch(node, flow, labels);
    case 'LabeledStatement':
      return followLabelled(node, flow, labels);
    case 'BreakStatement':
      return flow.builder.jump('break', node.label?.name);
    case 'ContinueStatement':
      return flow.builder.jump('continue', node.label?.name);
    case 'ReturnStatement':
      if (node.argument) followExpression(node.argument, flow);
      return flow.builder.jump('return');
    case 'ThrowStatement':
      followExpression(node.argument, flow);
      flow.builder.node();
      return flow.builder.jump('throw');
    case 'TryStatement':
      return followTry(node, flow);
    case 'VariableDeclaration':
      return followDeclaration(node, flow);
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
      if (node.declaration) followExpressionOrStatement(node.declaration, flow);
      return;
    case 'ImportDeclaration':
    case 'ExportAllDeclaration':
      return;
    case 'WithStatement':
      followExpression(node.object, flow);
      return followStatement(node.body, flow);
    case 'TSModuleDeclaration':
      return node.body.type === 'TSModuleBlock' ? followStatements(node.body.body, flow) : followStatement(node.body, flow);
    default:
      return followExpression(node, flow);
  }
}

function followExpressionOrStatement(node: t.Node, flow: FunctionFlow): void {
  if (node.type === 'VariableDeclaration') followDeclaration(node, flow);
  else followExpression(node, flow);
}

function followDeclaration(node: t.VariableDeclaration, flow: FunctionFlow): void {
  for (const { id, init } of node.declarations) {
    if (init) followExpression(init, flow);
    followExpression(id, flow);
  }
}

function followIf(node: t.IfStatement, flow: FunctionFlow): void {
  const { whenTrue, whenFalse } = followCondition(node.test, flow);
  flow.continueFrom(whenTrue);
  followStatement(node.consequent, flow);
  const joined = flow.ends;
  flow.continueFrom(whenFalse);
  if (node.alternate) followStatement(node.alternate, flow);
  flow.continueFrom(joined, flow.ends);
}

function followLabelled(node: t.LabeledStatement, flow: FunctionFlow, labels: ReadonlySet<string>): void {
  const all = new Set([...labels, node.label.name]);
  const past = new JumpTarget();
  flow.builder.within('break', past, () => followStatement(node.body, flow, all), new Set([node.label.name]));
  flow.continueFrom(flow.ends, past.ends);
}

function followTry(node: t.TryStatement, flow: FunctionFlow): void {
  const { finalizer } = node;
  if (!finalizer) return followGuarded(node, flow);
  flow.builder.withFinalizer(
    () => followGuarded(node, flow),
    () => followStatement(finalizer, flow),
  );
}

/** The block and its handler, which everything in the block may jump to. */
function followGuarded({ block, handler }: t.TryStatement, flow: FunctionFlow): void {
  if (!handler) return followStatement(block, flow);
  const thrown = new JumpTarget();
  flow.builder.within('throw', thrown, () => followStatement(block, flow));
  const completed = flow.ends;
  flow.continueFrom(thrown.ends);
  flow.enter(flow.plan.blockIds.get(handler));
  if (handler.param) followExpression(handler.param, flow);
  followStatement(handler.body, flow);
  flow.continueFrom(completed, flow.ends);
}
