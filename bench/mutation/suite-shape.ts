import { parse } from '@babel/parser';
import * as t from '@babel/types';

/** What one test looks like to its readers. */
export interface TestShape {
  /** Of the test's body, assertions included. */
  readonly statements: number;
  readonly assertions: number;
}

const TESTS: ReadonlySet<string> = new Set(['it', 'test']);
const ASSERTING: ReadonlySet<string> = new Set(['assert', 'expect']);

/** The tests of a test file, in their order. */
export function shapesOf(source: string): readonly TestShape[] {
  const shapes: TestShape[] = [];
  t.traverseFast(parse(source, { sourceType: 'unambiguous', plugins: ['typescript'] }), (node) => {
    const body = bodyOf(node);
    if (body !== undefined) shapes.push({ statements: body.body.length, assertions: assertionsIn(body) });
  });
  return shapes;
}

function bodyOf(node: t.Node): t.BlockStatement | undefined {
  if (!t.isCallExpression(node) || !t.isIdentifier(node.callee) || !TESTS.has(node.callee.name)) return undefined;
  const run = node.arguments.find((argument) => t.isFunction(argument));
  return run !== undefined && t.isBlockStatement(run.body) ? run.body : undefined;
}

/** Calls of `expect`, `assert`, or what `assert` has. */
function assertionsIn(body: t.BlockStatement): number {
  let count = 0;
  t.traverseFast(body, (node) => {
    if (!t.isCallExpression(node)) return;
    const callee = t.isMemberExpression(node.callee) ? node.callee.object : node.callee;
    if (t.isIdentifier(callee) && ASSERTING.has(callee.name)) count++;
  });
  return count;
}
