import { parse } from '@babel/parser';
import * as t from '@babel/types';
import type { Random } from '@auklet/random';

const GROUPS: ReadonlySet<string> = new Set(['describe', 'suite']);
const TESTS: ReadonlySet<string> = new Set(['it', 'test']);

/** The text of a test file with its groups, and the tests of each group, in another order: no framework has to know how. */
export function shuffleTests(source: string, random: Random): string {
  const { program } = parse(source, { sourceType: 'unambiguous', plugins: ['typescript'] });
  return shuffled(source, program, program.body, random);
}

/** The text of a node with those of its statements that are groups or tests in another order. */
function shuffled(source: string, node: t.Node, statements: readonly t.Statement[], random: Random): string {
  const movable = statements.filter((statement) => callOf(statement) !== undefined);
  const texts = random.shuffle(movable.map((statement) => textOf(source, statement, random)));
  let text = '';
  let from = startOf(node);
  movable.forEach((statement, slot) => {
    text += source.slice(from, startOf(statement)) + texts[slot];
    from = endOf(statement);
  });
  return text + source.slice(from, endOf(node));
}

function textOf(source: string, statement: t.Statement, random: Random): string {
  const call = callOf(statement);
  const run = call !== undefined && GROUPS.has(call.name) ? call.node.arguments.find((argument) => t.isFunction(argument)) : undefined;
  if (run === undefined || !t.isBlockStatement(run.body)) return source.slice(startOf(statement), endOf(statement));
  return source.slice(startOf(statement), startOf(run.body)) + shuffled(source, run.body, run.body.body, random) + source.slice(endOf(run.body), endOf(statement));
}

function callOf(statement: t.Statement): { readonly node: t.CallExpression; readonly name: string } | undefined {
  if (!t.isExpressionStatement(statement) || !t.isCallExpression(statement.expression) || !t.isIdentifier(statement.expression.callee)) return undefined;
  const { name } = statement.expression.callee;
  return GROUPS.has(name) || TESTS.has(name) ? { node: statement.expression, name } : undefined;
}

function startOf({ start }: t.Node): number {
  return start as number;
}

function endOf({ end }: t.Node): number {
  return end as number;
}
