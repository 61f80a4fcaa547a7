import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { isChoosable } from './choosable.ts';
import { copyOf } from './copy-of.ts';

interface Alternative {
  readonly id: number;
  readonly node: t.Node;
}

/** Collects the mutants of a tree, then writes all of them into it, each behind a call of the switch with its id. */
export class Schemata {
  readonly #switchName: string;
  readonly #alternatives = new Map<t.Node, Alternative[]>();

  constructor(switchName: string) {
    this.#switchName = switchName;
  }

  /** Whether there is a place for a replacement of the node that leaves the original as it is. */
  add(id: number, path: NodePath, replacement: t.Node): boolean {
    let holder = path;
    let node = replacement;
    while (!isSwitched(holder.node) && !isChoosable(holder)) {
      const above = holder.parentPath;
      if (above === null || t.isFunction(above.node) || t.isClass(above.node) || t.isProgram(above.node)) return false;
      node = copyWith(above.node, holder, node);
      holder = above;
    }
    const alternatives = this.#alternatives.get(holder.node);
    if (alternatives === undefined) this.#alternatives.set(holder.node, [{ id, node }]);
    else alternatives.push({ id, node });
    return true;
  }

  /** Writes the mutants of a node whose parts have theirs already. */
  insertAt({ node, parent, container, key }: NodePath): void {
    for (const alternative of this.#alternatives.get(node) ?? []) {
      const isActive = t.callExpression(t.identifier(this.#switchName), [t.numericLiteral(alternative.id)]);
      if (node.type === 'BlockStatement' && t.isFunction(parent)) node.body.unshift(t.ifStatement(isActive, t.returnStatement()));
      else if (node.type === 'BlockStatement') node.body = [t.ifStatement(isActive, t.blockStatement([]), t.blockStatement(node.body))];
      else if (node.type === 'SwitchCase') node.consequent = [t.ifStatement(isActive, t.blockStatement([]), t.blockStatement(node.consequent))];
      else if (node.type === 'ForStatement') node.test = t.conditionalExpression(isActive, t.booleanLiteral(false), node.test ?? t.booleanLiteral(true));
      else choose(isActive, alternative.node, container as unknown as Record<string | number, t.Node>, key as string | number);
    }
  }
}

/** A node that has room for a switch inside. */
function isSwitched(node: t.Node): boolean {
  if (node.type === 'SwitchCase') return !node.consequent.some((statement) => t.isDeclaration(statement) && !t.isVariableDeclaration(statement, { kind: 'var' }));
  return node.type === 'BlockStatement' || node.type === 'ForStatement';
}

function choose(isActive: t.Expression, mutated: t.Node, container: Record<string | number, t.Node>, key: string | number): void {
  const original = container[key] as t.Node;
  container[key] = t.isStatement(original)
    ? t.ifStatement(isActive, mutated as t.Statement, original)
    : t.conditionalExpression(isActive, mutated as t.Expression, original as t.Expression);
}

/** A copy of a node with another part in place of the one at `path`. */
function copyWith(node: t.Node, { key, listKey }: NodePath, part: t.Node): t.Node {
  const copy = copyOf(node);
  const holder = (listKey === undefined || listKey === null ? copy : (copy as unknown as Record<string, t.Node[]>)[listKey]) as unknown as Record<string | number, t.Node>;
  holder[key as string | number] = part;
  return copy;
}
