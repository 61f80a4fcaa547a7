import { types as t } from '@babel/core';

/** What is to be inserted around nodes, once the list or the expression that holds them is complete. */
export class Surroundings {
  readonly #before = new Map<t.Node, t.Statement[]>();
  readonly #after = new Map<t.Node, t.Statement[]>();
  readonly #membersBefore = new Map<t.Node, t.ClassPrivateProperty[]>();
  readonly #conclusions = new Map<t.Node, Conclusion[]>();
  readonly #settlements = new Map<t.Node, t.Expression[]>();

  addBefore(node: t.Node, expression: t.Expression): void {
    append(this.#before, node, t.expressionStatement(expression));
  }

  addAfter(node: t.Node, ...expressions: t.Expression[]): void {
    append(this.#after, node, ...expressions.map((expression) => t.expressionStatement(expression)));
  }

  /** A statement with what is to be done before and after it. */
  surround(node: t.Statement): t.Statement[] {
    return [...(this.#before.get(node) ?? []), node, ...(this.#after.get(node) ?? [])];
  }

  /** Lets what was to surround one node surround another one outside of it. */
  move(from: t.Node, to: t.Node): void {
    append(this.#before, to, ...(this.#before.get(from) ?? []));
    append(this.#after, to, ...(this.#after.get(from) ?? []));
  }

  addMemberBefore(node: t.Node, member: t.ClassPrivateProperty): void {
    append(this.#membersBefore, node, member);
  }

  membersBefore(node: t.Node): readonly t.ClassPrivateProperty[] {
    return this.#membersBefore.get(node) ?? [];
  }

  /** What is to be done before and after an expression. */
  addConclusion(node: t.Node, before: t.Expression, after: t.Expression | null): void {
    append(this.#conclusions, node, { before, after });
  }

  conclusionsOf(node: t.Node): readonly Conclusion[] {
    return this.#conclusions.get(node) ?? [];
  }

  /** What is to be done when all bindings of a pattern under `owner` are complete. */
  settle(owner: t.Node, ...expressions: t.Expression[]): void {
    append(this.#settlements, owner, ...expressions);
  }

  settlementsOf(owner: t.Node): readonly t.Expression[] {
    return this.#settlements.get(owner) ?? [];
  }
}

interface Conclusion {
  readonly before: t.Expression;
  readonly after: t.Expression | null;
}

function append<T>(lists: Map<t.Node, T[]>, node: t.Node, ...items: T[]): void {
  const list = lists.get(node);
  if (list === undefined) lists.set(node, items);
  else list.push(...items);
}
