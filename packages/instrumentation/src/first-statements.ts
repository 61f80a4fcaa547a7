import type * as t from '@babel/types';
import type { ModulePlan } from './module-plan.ts';

/**
 * Per block the statement that begins with it, or -1: entering the block says so for both, because nothing can come
 * between them.
 */
export function firstStatements(plan: ModulePlan): number[] {
  const first = Array.from({ length: plan.blocks }, () => -1);
  for (const [node, block] of plan.blockIds) first[block] = plan.statementIds.get(firstOf(node) as t.Node) ?? -1;
  return first;
}

/** What is counted as the first statement of a block, if it begins with one. */
function firstOf(node: t.Node): t.Node | null | undefined {
  switch (node.type) {
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ObjectMethod':
    case 'ClassMethod':
    case 'ClassPrivateMethod':
      return firstInList(node.body.body);
    case 'ArrowFunctionExpression':
      return node.body.type === 'BlockStatement' ? firstInList(node.body.body) : node.body;
    case 'StaticBlock':
      return firstInList(node.body);
    case 'CatchClause':
      return firstInList(node.body.body);
    case 'SwitchCase':
      return firstInList(node.consequent);
    case 'ClassProperty':
    case 'ClassAccessorProperty':
    case 'ClassPrivateProperty':
      return node.value;
    default:
      return null;
  }
}

/** Functions that are declared before it exist already. */
function firstInList(list: readonly t.Statement[]): t.Node | null | undefined {
  const first = list.find(({ type }) => type !== 'FunctionDeclaration' && type !== 'EmptyStatement');
  return first?.type === 'VariableDeclaration' ? first.declarations[0]?.init : first;
}
