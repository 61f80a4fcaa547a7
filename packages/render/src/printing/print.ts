import * as t from '@babel/types';
import { prettyPrint, type types } from 'recast';
import { verbatim, withBlankLines } from './nodes.ts';

const INDENT = 2;
/** Columns of one list before it is broken over lines; statements inside tests start at column 4. */
const WIDTH = 96;
/** Columns of an object that stays on one line. */
const FLAT_WIDTH = 72;

/** The text of a program: two spaces, single quotes, semicolons; small objects stay on one line. */
export function print(statements: readonly t.Statement[]): string {
  const program = t.program([...statements]);
  flatten(program);
  return `${withBlankLines(printNode(program, true)).trim()}\n`;
}

function printNode(node: t.Node, trailingComma: boolean): string {
  const printed = prettyPrint(node as unknown as types.ASTNode, {
    tabWidth: INDENT,
    quote: 'single',
    wrapColumn: WIDTH,
    trailingComma,
    arrowParensAlways: true,
    lineTerminator: '\n',
  });
  return printed.code;
}

/** recast breaks every object over lines; small ones are printed here and copied from then on. */
function flatten(node: t.Node): void {
  for (const key of t.VISITOR_KEYS[node.type] ?? []) {
    const slots = node as unknown as Record<string, unknown>;
    const child = slots[key];
    if (Array.isArray(child)) child.forEach((item: unknown, i) => (child[i] = flattened(item, node, key)));
    else slots[key] = flattened(child, node, key);
  }
}

function flattened(child: unknown, parent: t.Node, key: string): unknown {
  if (!isNode(child)) return child;
  flatten(child);
  if ((!t.isObjectExpression(child) && !t.isObjectPattern(child)) || child.properties.length === 0 || !child.properties.every(isFlat)) return child;
  const line = printNode(child, false).split('\n').map((part) => part.trim()).join(' ');
  if (line.length > FLAT_WIDTH) return child;
  return verbatim(t.isArrowFunctionExpression(parent) && key === 'body' ? `(${line})` : line);
}

function isFlat(property: t.Node): boolean {
  return t.isObjectProperty(property) && !holdsLines(property.value);
}

/** Whether something inside takes lines of its own: a block with statements, an object that did not fit. */
function holdsLines(node: t.Node): boolean {
  if (t.isBlockStatement(node) && node.body.length > 0) return true;
  if (t.isObjectExpression(node) && node.properties.length > 0) return true;
  const slots = node as unknown as Record<string, unknown>;
  return (t.VISITOR_KEYS[node.type] ?? []).some((key) => {
    const child = slots[key];
    return Array.isArray(child) ? child.some((item: unknown) => isNode(item) && holdsLines(item)) : isNode(child) && holdsLines(child);
  });
}

function isNode(value: unknown): value is t.Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
