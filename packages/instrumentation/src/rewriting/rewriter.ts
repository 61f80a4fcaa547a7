import type { Hooks } from '@auklet/tracer/hooks';
import { types as t } from '@babel/core';
import type { NodePath, Scope } from '@babel/traverse';
import { isTransparent } from '../conditions/condition.ts';
import type { ModulePlan } from '../module-plan.ts';
import type { Frame } from './frame.ts';
import { closeFrame } from './frames.ts';
import type { Names } from './names.ts';

/** A value that is computed once and used again: `define` computes it, `use` makes a further reference to it. */
export interface Captured {
  readonly define: t.Expression;
  readonly use: () => t.Expression;
}

/** What constructs build their replacement with, at the node that is being left. */
export class Rewriter {
  readonly plan: ModulePlan;
  readonly names: Names;
  readonly #before = new Map<t.Node, t.Statement[]>();
  readonly #after = new Map<t.Node, t.Statement[]>();
  readonly #isInCycle: boolean;
  readonly #settlements = new Map<t.Node, t.Expression[]>();
  /** Per link of an optional chain an expression that is true when what stands before it was there. */
  readonly presence: Map<t.Node, () => t.Expression> = new Map();
  readonly #membersBefore = new Map<t.Node, t.ClassPrivateProperty[]>();
  readonly #conclusions = new Map<t.Node, [t.Expression, t.Expression | null][]>();
  readonly #suspended = new Map<t.Node, string>();
  readonly #brokenFlags = new Map<t.Node, string>();
  readonly #originals = new Map<t.Node, t.Node>();
  readonly #frames: [t.Node, Frame][] = [];
  #path: NodePath | null = null;

  /** @param isInCycle whether functions of the module may run before its first statement. */
  constructor(plan: ModulePlan, names: Names, isInCycle: boolean) {
    this.plan = plan;
    this.names = names;
    this.#isInCycle = isInCycle;
  }

  /** What a function has to do first when it may run before the module's first statement. */
  startOf(owner: t.Node, parent: t.Node): t.Expression[] {
    const isHoisted = owner.type === 'FunctionDeclaration' && (parent.type === 'Program' || t.isExportDeclaration(parent));
    if (!this.#isInCycle || !isHoisted) return [];
    const { hits, start } = this.names;
    return [t.logicalExpression('||', t.identifier(hits), t.callExpression(t.identifier(start), []))];
  }

  /** The node that is being rewritten. */
  get path(): NodePath {
    return this.#path as NodePath;
  }

  /** Temporaries of the code that the node belongs to. */
  get frame(): Frame {
    return (this.#frames.at(-1) as [t.Node, Frame])[1];
  }

  enter(path: NodePath, frame: Frame | null): void {
    if (frame !== null) this.#frames.push([path.node, frame]);
  }

  moveTo(path: NodePath): void {
    this.#path = path;
  }

  /** Closes the node's own frame, if it has one, and remembers what its replacement stands for. */
  leave(original: t.Node, rewritten: t.Node): t.Node {
    const [holder, frame] = this.#frames.at(-1) as [t.Node, Frame];
    let node = rewritten;
    if (holder === original) {
      this.#frames.pop();
      const { key, parent } = this.path;
      node = closeFrame(frame, rewritten, key === 'body' && parent.type === 'ArrowFunctionExpression');
    }
    if (node !== original) this.#originals.set(node, original);
    return node;
  }

  /** The node of the source that `node` has taken the place of. */
  originalOf(node: t.Node): t.Node {
    return this.#originals.get(node) ?? node;
  }

  /**
   * `state[site] && module.hooks.name(site, …args)`; without arguments `module.hooks.name()`.
   *
   * @param when a further condition under which the hook is called.
   */
  hook(site: number, name: keyof Hooks, args: readonly t.Expression[] | null, when: t.Expression | null = null): t.Expression {
    const hooks = t.memberExpression(t.identifier(this.names.module), t.identifier('hooks'));
    const call = t.callExpression(t.memberExpression(hooks, t.identifier(name)), args === null ? [] : [t.numericLiteral(site), ...args]);
    return t.logicalExpression('&&', this.#wanted(site), when === null ? call : t.logicalExpression('&&', when, call));
  }

  /** `steps[1] && module.hooks.returned(value)` */
  returned(value: t.Expression): t.Expression {
    const hooks = t.memberExpression(t.identifier(this.names.module), t.identifier('hooks'));
    return t.logicalExpression('&&', this.#expected(), t.callExpression(t.memberExpression(hooks, t.identifier('returned')), [value]));
  }

  flagSite(flag: number): t.NumericLiteral {
    return t.numericLiteral(this.plan.predicates.length + flag);
  }

  /** Whether anybody wants to hear from a site: its own state, or that of the predicates which a flag explains. */
  #wanted(site: number): t.Expression {
    const { predicates, flags } = this.plan;
    const predicate = predicates[site];
    const states = predicate === undefined ? flags.predicatesOf(site - predicates.length) : [site];
    const isExpected = predicate === undefined ? site === predicates.length : flags.functions.has(predicate.function);
    const parts: t.Expression[] = [...states.map((id) => element(this.names.state, id)), ...(isExpected ? [this.#expected()] : [])];
    return parts.reduce((left, right) => t.binaryExpression('|', left, right));
  }

  /** Whether a predicate waits for what a function returns. */
  #expected(): t.MemberExpression {
    return element(this.names.steps, 1);
  }

  /** `hits[block] = 1` */
  enterBlock(block: number): t.Expression {
    return this.#hit(this.plan.statements.length + block);
  }

  beginStatement(statement: number): t.Expression {
    return this.#hit(statement);
  }

  /** Counts one step; throws when there is none left. */
  step(): t.Expression {
    const counter = t.updateExpression('--', element(this.names.steps, 0), true);
    return t.logicalExpression('&&', t.binaryExpression('<', counter, t.numericLiteral(0)), this.#exhausted());
  }

  /** Throws again when the budget is exhausted. */
  checkBudget(): t.Expression {
    return t.logicalExpression('&&', t.binaryExpression('<', element(this.names.steps, 0), t.numericLiteral(0)), this.#exhausted());
  }

  /** Computes an expression once; one that always gives the same without any effect needs no temporary. */
  capture(node: t.Expression): Captured {
    if (this.isStable(node)) return { define: node, use: () => t.cloneNode(node, true, true) };
    return assigned(node, this.frame.temporary());
  }

  /** Computes an expression once, into a temporary. */
  keep(node: t.Expression): Captured {
    return assigned(node, this.frame.temporary());
  }

  /** Like `keep`, for a value that is still needed after other statements have run. */
  hold(node: t.Expression): Captured {
    return assigned(node, this.frame.reserved());
  }

  /** The node as a block, with expressions first, and with what belongs before and after it. */
  block(node: t.Statement, first: readonly t.Expression[] = []): t.BlockStatement {
    const head = first.length === 0 ? [] : [this.statement(this.sequence(first))];
    if (node.type !== 'BlockStatement') return t.blockStatement([...head, ...this.surround(node)]);
    node.body.unshift(...head);
    return node;
  }

  /** A statement with what is to be done before and after it. */
  surround(node: t.Statement): t.Statement[] {
    return [...(this.#before.get(node) ?? []), node, ...(this.#after.get(node) ?? [])];
  }

  addBefore(node: t.Node, expression: t.Expression): void {
    append(this.#before, node, this.statement(expression));
  }

  addAfter(node: t.Node, ...statements: t.Statement[]): void {
    append(this.#after, node, ...statements);
  }

  addMemberBefore(node: t.Node, member: t.ClassPrivateProperty): void {
    append(this.#membersBefore, node, member);
  }

  membersBefore(node: t.Node): readonly t.ClassPrivateProperty[] {
    return this.#membersBefore.get(node) ?? [];
  }

  /** Lets what was to surround one node surround another one outside of it. */
  moveSurroundings(from: t.Node, to: t.Node): void {
    append(this.#before, to, ...(this.#before.get(from) ?? []));
    append(this.#after, to, ...(this.#after.get(from) ?? []));
  }

  /**
   * Effects before a value. An anonymous function or class keeps the name that its place gives it.
   *
   * @param name that name, `null` when the place gives none.
   */
  named(value: t.Expression, name: string | null, ...effects: t.Expression[]): t.Expression {
    if (name === null || !isAnonymousFunction(value)) return this.sequence([...effects, value]);
    const key = () => t.stringLiteral(name);
    const holder = t.objectExpression([t.objectProperty(key(), value, true)]);
    return t.sequenceExpression([...effects, t.memberExpression(holder, key(), true)]);
  }

  /** What is to be done before and after an expression, once it is complete. */
  addConclusion(node: t.Node, before: t.Expression, after: t.Expression | null): void {
    append(this.#conclusions, node, [before, after]);
  }

  /** The expression with its conclusions around it. */
  conclude(original: t.Node, node: t.Expression): t.Expression {
    const conclusions = this.#conclusions.get(original);
    if (conclusions === undefined) return node;
    const before = conclusions.map(([expression]) => expression);
    const after = conclusions.flatMap(([, expression]) => expression ?? []);
    if (after.length === 0) return t.sequenceExpression([...before, node]);
    const value = this.keep(node);
    return t.sequenceExpression([...before, value.define, ...after, value.use()]);
  }

  /** What is to be done when all bindings of a pattern under `owner` are complete. */
  settlements(owner: t.Node): t.Expression[] {
    return this.#settlements.get(owner) ?? [];
  }

  settle(owner: t.Node, expression: t.Expression): void {
    append(this.#settlements, owner, expression);
  }

  statement(expression: t.Expression): t.Statement {
    return t.expressionStatement(expression);
  }

  sequence(expressions: readonly t.Expression[]): t.Expression {
    const effective = expressions.filter((part, index) => index === expressions.length - 1 || !isPlain(part));
    return effective.length === 1 ? (effective[0] as t.Expression) : t.sequenceExpression(effective);
  }

  binary(operator: t.BinaryExpression['operator'], left: t.Expression, right: t.Expression): t.BinaryExpression {
    return t.binaryExpression(operator, left, right);
  }

  /** A variable that holds where the function is suspended within a `try`: the byte of `hits` that its handler is to set. */
  suspendedAt(guard: t.Node): string {
    const known = this.#suspended.get(guard);
    if (known !== undefined) return known;
    const name = this.frame.reserved();
    this.#suspended.set(guard, name);
    return name;
  }

  /** What the handler of a `try` does when it is entered from a suspension. */
  resumption(guard: t.Node): t.Expression[] {
    const name = this.#suspended.get(guard);
    if (name === undefined) return [];
    const hit = t.assignmentExpression('=', t.memberExpression(t.identifier(this.names.hits), t.identifier(name), true), t.numericLiteral(1));
    const reset = t.assignmentExpression('=', t.identifier(name), t.numericLiteral(0));
    return [t.logicalExpression('&&', t.identifier(name), t.sequenceExpression([hit, reset]))];
  }

  /** A variable that a `break` out of the loop sets, so that it is not taken for the end of the items. */
  brokenFlag(loop: t.Node): string {
    const known = this.brokenFlagOf(loop);
    if (known !== undefined) return known;
    const name = this.frame.reserved();
    this.#brokenFlags.set(loop, name);
    return name;
  }

  brokenFlagOf(loop: t.Node): string | undefined {
    return this.#brokenFlags.get(loop);
  }

  /** True for literals, `this` and names of this module's own bindings: reading them again changes nothing. */
  isStable(node: t.Expression): boolean {
    if (isTransparent(node)) return this.isStable(node.expression);
    switch (node.type) {
      case 'StringLiteral':
      case 'NumericLiteral':
      case 'BooleanLiteral':
      case 'NullLiteral':
      case 'BigIntLiteral':
      case 'ThisExpression':
        return true;
      case 'UnaryExpression':
        return node.operator === '-' && node.argument.type === 'NumericLiteral';
      case 'Identifier':
        return isOwnBinding(node.name, this.path.scope);
      default:
        return false;
    }
  }

  #hit(index: number): t.Expression {
    return t.assignmentExpression('=', element(this.names.hits, index) as t.MemberExpression, t.numericLiteral(1));
  }

  #exhausted(): t.Expression {
    const { registry } = this.names;
    return t.callExpression(t.memberExpression(t.identifier(registry), t.identifier('exhausted')), [t.identifier(registry)]);
  }
}

function isOwnBinding(name: string, scope: Scope): boolean {
  return scope.getBinding(name) !== undefined;
}

export function isAnonymousFunction(node: t.Expression): boolean {
  if (isTransparent(node)) return isAnonymousFunction(node.expression);
  return node.type === 'ArrowFunctionExpression' || ((node.type === 'FunctionExpression' || node.type === 'ClassExpression') && !node.id);
}

function isPlain(node: t.Expression): boolean {
  return node.type === 'Identifier' || node.type === 'ThisExpression' || t.isLiteral(node);
}

function assigned(node: t.Expression, name: string): Captured {
  return { define: t.assignmentExpression('=', t.identifier(name), node), use: () => t.identifier(name) };
}

function element(array: string, index: number): t.MemberExpression {
  return t.memberExpression(t.identifier(array), t.numericLiteral(index), true);
}

function append<T>(lists: Map<t.Node, T[]>, node: t.Node, ...items: T[]): void {
  const list = lists.get(node);
  if (list === undefined) lists.set(node, items);
  else list.push(...items);
}
