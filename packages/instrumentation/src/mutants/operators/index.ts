import type { MutationOperator } from '../mutation-operator.ts';
import { arithmeticOperator } from './arithmetic-operator.ts';
import { arrayDeclaration } from './array-declaration.ts';
import { arrowFunction } from './arrow-function.ts';
import { assignmentOperator } from './assignment-operator.ts';
import { blockStatement } from './block-statement.ts';
import { booleanLiteral } from './boolean-literal.ts';
import { conditionalExpression } from './conditional-expression.ts';
import { equalityOperator } from './equality-operator.ts';
import { logicalOperator } from './logical-operator.ts';
import { methodExpression } from './method-expression.ts';
import { objectLiteral } from './object-literal.ts';
import { optionalChaining } from './optional-chaining.ts';
import { regex } from './regex.ts';
import { stringLiteral } from './string-literal.ts';
import { unaryOperator } from './unary-operator.ts';
import { updateOperator } from './update-operator.ts';

export const OPERATORS: readonly MutationOperator[] = [
  arithmeticOperator,
  arrayDeclaration,
  arrowFunction,
  assignmentOperator,
  blockStatement,
  booleanLiteral,
  conditionalExpression,
  equalityOperator,
  logicalOperator,
  methodExpression,
  objectLiteral,
  optionalChaining,
  regex,
  stringLiteral,
  unaryOperator,
  updateOperator,
];
