import { parse } from '@babel/parser';
import * as t from '@babel/types';

export interface Impurity {
  readonly text: string;
  readonly line: number;
}

const IMPURE_OBJECTS = new Set(['performance', 'process', 'crypto']);
const IMPURE_MEMBERS = new Set(['Math.random', 'Date.now']);
const IMPURE_CALLEES = new Set(['fetch', 'setTimeout', 'setInterval', 'setImmediate']);

/** Uses of the clock, the system or a global random source in a TypeScript source. */
export function impuritiesOf(source: string): Impurity[] {
  const program = parse(source, { sourceType: 'module', plugins: ['typescript'] });
  const found: Impurity[] = [];
  t.traverseFast(program, (node) => {
    const text = impurity(node);
    if (text !== null) found.push({ text, line: node.loc?.start.line ?? 0 });
  });
  return found;
}

function impurity(node: t.Node): string | null {
  if (t.isMemberExpression(node) && t.isIdentifier(node.object) && t.isIdentifier(node.property)) {
    const text = `${node.object.name}.${node.property.name}`;
    return IMPURE_MEMBERS.has(text) || IMPURE_OBJECTS.has(node.object.name) ? text : null;
  }
  if ((t.isCallExpression(node) || t.isNewExpression(node)) && t.isIdentifier(node.callee)) {
    const { name } = node.callee;
    const readsClock = name === 'Date' && node.arguments.length === 0;
    return readsClock || IMPURE_CALLEES.has(name) ? `${name}()` : null;
  }
  return null;
}
