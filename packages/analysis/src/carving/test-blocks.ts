import type * as t from '@babel/types';
import { calleeName, isCall } from '../usage/syntax.ts';

export type FunctionNode = t.ArrowFunctionExpression | t.FunctionExpression;

/** One test of a file. */
export interface TestBlock {
  readonly body: FunctionNode;
  /** Rows of the table that it is run for. */
  readonly rows: readonly t.Node[] | null;
  /** The statements around it, outermost first. */
  readonly outer: readonly (readonly t.Statement[])[];
}

const GROUP = /^(?:describe|suite|context|test\.describe)\b/;
const TEST = /^(?:it|test|specify|t\.test)\b|\.(?:test|it)$/;
const SET_UP = /(?:^|\.)(?:beforeEach|before|beforeAll|setup|before\.each)$/;

/** All tests of a file, whatever framework runs them: calls that are named like one and end with a function. */
export function testsOf(statements: readonly t.Statement[], outer: readonly (readonly t.Statement[])[] = []): readonly TestBlock[] {
  const around = [...outer, statements];
  return statements.flatMap((statement) => {
    const call = callOf(statement);
    const body = call?.arguments.findLast(isFunction);
    if (call === null || body === undefined) return [];
    const { name, rows } = namedCall(call);
    if (GROUP.test(name)) return testsOf(bodyOf(body), around);
    return TEST.test(name) ? [{ body, rows, outer: around }] : [];
  });
}

/** Declarations of a block that are not tests, and what is assigned before each test. */
export function setUpOf(statements: readonly t.Statement[]): readonly t.Statement[] {
  return statements.flatMap((statement) => {
    if (statement.type === 'VariableDeclaration') return [statement];
    const call = callOf(statement);
    const body = call?.arguments.findLast(isFunction);
    return call !== null && body !== undefined && SET_UP.test(namedCall(call).name) ? bodyOf(body) : [];
  });
}

export function bodyOf({ body }: FunctionNode): readonly t.Statement[] {
  return body.type === 'BlockStatement' ? body.body : [{ type: 'ExpressionStatement', expression: body } as t.ExpressionStatement];
}

export function isFunction(node: t.Node | null | undefined): node is FunctionNode {
  return node?.type === 'ArrowFunctionExpression' || node?.type === 'FunctionExpression';
}

function callOf(statement: t.Statement): t.CallExpression | null {
  if (statement.type !== 'ExpressionStatement') return null;
  const { expression } = statement;
  const call = expression.type === 'AwaitExpression' ? expression.argument : expression;
  return call.type === 'CallExpression' ? call : null;
}

/** `test` and the rows of `test.each(rows)(…)`. */
function namedCall({ callee }: t.CallExpression): { readonly name: string; readonly rows: readonly t.Node[] | null } {
  if (!isCall(callee)) return { name: calleeName(callee) ?? '', rows: null };
  const [table] = callee.arguments;
  return { name: calleeName(callee.callee) ?? '', rows: table?.type === 'ArrayExpression' ? table.elements.filter((row) => row !== null) : null };
}
