import { types as t } from '@babel/core';
import { isFunctionNode } from '../function-description.ts';
import { followCondition } from './condition-flow.ts';
import type { LooseEnd } from './flow-builder.ts';
import type { FunctionFlow } from './function-flow.ts';

type ChainLink = t.OptionalMemberExpression | t.OptionalCallExpression;

/** Follows the evaluation of an expression, a pattern, or any part of these, in the order of evaluation. */
export function followExpression(node: t.Node, flow: FunctionFlow): void {
  switch (node.type) {
    case 'LogicalExpression':
      return followLogical(node, flow);
    case 'ConditionalExpression':
      return followConditional(node, flow);
    case 'AssignmentExpression':
      return followAssignment(node, flow);
    case 'AssignmentPattern':
      return followDefault(node, flow);
    case 'OptionalMemberExpression':
    case 'OptionalCallExpression':
      return flow.continueFrom(followChain(node, flow), flow.ends);
    case 'YieldExpression':
    case 'AwaitExpression':
      return followSuspension(node, flow);
    case 'ClassExpression':
    case 'ClassDeclaration':
      return followClass(node, flow);
    case 'Identifier':
      if (flow.plan.calleesAt(node).length > 0) flow.mention(node);
      return;
    default:
      if (isFunctionNode(node)) return followCreation(node, flow);
      followParts(node, flow);
      if (mayThrow(node)) flow.risk();
  }
}

function followParts(node: t.Node, flow: FunctionFlow): void {
  for (const part of partsOf(node)) followExpression(part, flow);
}

/** The nodes directly below, in the order of the source. */
function partsOf(node: t.Node): t.Node[] {
  const keys = t.VISITOR_KEYS[node.type] ?? [];
  return keys.flatMap((key) => (node as unknown as Record<string, t.Node | (t.Node | null)[] | null | undefined>)[key] ?? []).filter((part) => part !== null);
}

function followLogical(node: t.LogicalExpression, flow: FunctionFlow): void {
  const skips = node.operator === '??' ? followNullish(node, flow) : followTruth(node, flow);
  followExpression(node.right, flow);
  flow.continueFrom(flow.ends, skips);
}

function followNullish({ left }: t.LogicalExpression, flow: FunctionFlow): readonly LooseEnd[] {
  followExpression(left, flow);
  const { whenTrue, whenFalse } = flow.decide(flow.plan.site('nullish', left));
  flow.continueFrom(whenTrue);
  return whenFalse;
}

function followTruth({ left, operator }: t.LogicalExpression, flow: FunctionFlow): readonly LooseEnd[] {
  const { whenTrue, whenFalse } = followCondition(left, flow);
  const [goesOn, skips] = operator === '&&' ? [whenTrue, whenFalse] : [whenFalse, whenTrue];
  flow.continueFrom(goesOn);
  return skips;
}

function followConditional(node: t.ConditionalExpression, flow: FunctionFlow): void {
  const { whenTrue, whenFalse } = followCondition(node.test, flow);
  flow.continueFrom(whenTrue);
  followExpression(node.consequent, flow);
  const joined = flow.ends;
  flow.continueFrom(whenFalse);
  followExpression(node.alternate, flow);
  flow.continueFrom(joined, flow.ends);
}

/** The value comes before a pattern takes it apart; a logical assignment may skip its value. */
function followAssignment(node: t.AssignmentExpression, flow: FunctionFlow): void {
  const isPattern = node.left.type === 'ObjectPattern' || node.left.type === 'ArrayPattern';
  if (!isPattern) followParts(node.left, flow);
  const site = flow.plan.site('assignment', node);
  let skips: readonly LooseEnd[] = [];
  if (site !== undefined) {
    const { whenTrue, whenFalse } = flow.decide(site);
    skips = node.operator === '||=' ? whenTrue : whenFalse;
    flow.continueFrom(node.operator === '||=' ? whenFalse : whenTrue);
  }
  followExpression(node.right, flow);
  flow.continueFrom(flow.ends, skips);
  if (isPattern) followExpression(node.left, flow);
}

function followDefault(node: t.AssignmentPattern, flow: FunctionFlow): void {
  const { whenTrue, whenFalse } = flow.decide(flow.plan.site('default', node));
  flow.continueFrom(whenTrue);
  followExpression(node.right, flow);
  flow.continueFrom(flow.ends, whenFalse);
  followExpression(node.left, flow);
}

/** @returns where the chain is cut short. */
function followChain(node: ChainLink, flow: FunctionFlow): LooseEnd[] {
  const head = node.type === 'OptionalMemberExpression' ? node.object : node.callee;
  const cuts = head.type === 'OptionalMemberExpression' || head.type === 'OptionalCallExpression' ? followChain(head, flow) : [];
  if (cuts.length === 0 && !isChainLink(head)) followExpression(head, flow);
  if (node.optional) {
    const { whenTrue, whenFalse } = flow.decide(flow.plan.site('link', node));
    cuts.push(...whenTrue);
    flow.continueFrom(whenFalse);
  }
  if (node.type === 'OptionalCallExpression') for (const argument of node.arguments) followExpression(argument, flow);
  else if (node.computed) followExpression(node.property, flow);
  flow.risk();
  return cuts;
}

function isChainLink(node: t.Node): node is ChainLink {
  return node.type === 'OptionalMemberExpression' || node.type === 'OptionalCallExpression';
}

/** A function may be resumed with an error, which a goal stands for when a handler receives it. */
function followSuspension(node: t.YieldExpression | t.AwaitExpression, flow: FunctionFlow): void {
  if (node.argument) followExpression(node.argument, flow);
  const resumed = flow.plan.blockIds.get(node);
  if (resumed === undefined) return flow.risk();
  flow.builder.node();
  const ends = flow.ends;
  flow.enter(resumed);
  flow.builder.jump('throw');
  flow.continueFrom(ends);
}

function followClass(node: t.Class, flow: FunctionFlow): void {
  if (node.superClass) followExpression(node.superClass, flow);
  if (flow.plan.calleesAt(node).length > 0) flow.mention(node);
  for (const member of node.body.body) if (member.type !== 'TSIndexSignature') followExpression(member, flow);
}

/** Creating a function runs nothing of it but a computed key. */
function followCreation(node: t.Node, flow: FunctionFlow): void {
  if ('computed' in node && node.computed && 'key' in node) followExpression(node.key as t.Node, flow);
  if (flow.plan.calleesAt(node).length > 0) flow.mention(node);
}

function mayThrow(node: t.Node): boolean {
  switch (node.type) {
    case 'CallExpression':
    case 'NewExpression':
    case 'TaggedTemplateExpression':
    case 'MemberExpression':
    case 'ObjectPattern':
    case 'ArrayPattern':
    case 'SpreadElement':
      return true;
    case 'BinaryExpression':
      return node.operator === 'in' || node.operator === 'instanceof';
    default:
      return false;
  }
}
