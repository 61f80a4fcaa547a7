import type { Construct } from '../construct.ts';
import { statementLists } from '../rewriting/statement-lists.ts';
import { catchClause } from './catch-clause.ts';
import { classBody, classField, staticBlock } from './class-members.ts';
import { conditionalExpression } from './conditional-expression.ts';
import { defaultValue } from './default-value.ts';
import { destructuringAssignment } from './destructuring-assignment.ts';
import { calls, classes, functions } from './functions.ts';
import { ifStatement } from './if-statement.ts';
import { breakStatement, iteration } from './iteration.ts';
import { labeledStatement } from './labeled-statement.ts';
import { logicalAssignment } from './logical-assignment.ts';
import { logicalExpression } from './logical-expression.ts';
import { testedLoop } from './loops.ts';
import { deletedChain, optionalChain } from './optional-chain.ts';
import { returnedBoolean } from './returned-boolean.ts';
import { statements } from './statements.ts';
import { suspension } from './suspension.ts';
import { switchStatement } from './switch-statement.ts';
import { variableDeclarator } from './variable-declarator.ts';
import { withStatement } from './with-statement.ts';

/** All constructs by node type, in the order in which they rewrite a node that several of them watch. */
export const CONSTRUCTS: ReadonlyMap<string, readonly Construct[]> = byType([
  statementLists,
  statements,
  ifStatement,
  conditionalExpression,
  logicalExpression,
  logicalAssignment,
  destructuringAssignment,
  optionalChain,
  deletedChain,
  defaultValue,
  testedLoop,
  iteration,
  breakStatement,
  switchStatement,
  catchClause,
  withStatement,
  labeledStatement,
  variableDeclarator,
  functions,
  calls,
  returnedBoolean,
  suspension,
  classes,
  classField,
  classBody,
  staticBlock,
] as readonly Construct[]);

function byType(constructs: readonly Construct[]): Map<string, Construct[]> {
  const table = new Map<string, Construct[]>();
  for (const construct of constructs) {
    for (const type of construct.types) table.set(type, [...(table.get(type) ?? []), construct]);
  }
  return table;
}
