import type * as t from '@babel/types';
import { isTransparent } from '../conditions/condition.ts';
import { classifyLeaf } from '../conditions/leaf.ts';
import type { Construct } from '../construct.ts';
import type { Flags } from '../flags.ts';

/** A function that returns a boolean tells its caller which decision it came from. */
export const returnedBoolean: Construct<t.ReturnStatement | t.ArrowFunctionExpression> = {
  types: ['ReturnStatement', 'ArrowFunctionExpression'],

  describe(node, { plan, functionId }) {
    const value = node.type === 'ReturnStatement' ? node.argument : node.body;
    if (!value || value.type === 'BlockStatement' || !isBoolean(value)) return;
    plan.flags.functions.add(functionId);
    plan.flags.returned.add(value);
    addMakers(value, plan.flags);
  },
};

function isBoolean(node: t.Expression): boolean {
  if (isTransparent(node)) return isBoolean(node.expression);
  switch (node.type) {
    case 'BooleanLiteral':
      return true;
    case 'UnaryExpression':
      return node.operator === '!';
    case 'LogicalExpression':
      return isBoolean(node.left) || isBoolean(node.right);
    case 'ConditionalExpression':
      return isBoolean(node.consequent) || isBoolean(node.alternate);
    default:
      return isMaker(node);
  }
}

function isMaker(node: t.Expression): boolean {
  const { kind } = classifyLeaf(node);
  return kind === 'comparison' || kind === 'call';
}

/** Comparisons and calls that decide what is returned without deciding where control goes. */
function addMakers(node: t.Expression, flags: Flags): void {
  if (isTransparent(node)) return addMakers(node.expression, flags);
  switch (node.type) {
    case 'UnaryExpression':
      return node.operator === '!' ? addMakers(node.argument, flags) : undefined;
    case 'LogicalExpression':
      return addMakers(node.right, flags);
    case 'ConditionalExpression':
      addMakers(node.consequent, flags);
      return addMakers(node.alternate, flags);
    default:
      if (isMaker(node)) flags.addReturned(node);
  }
}
