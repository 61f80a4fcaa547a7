import { types as t } from '@babel/core';
import type { NodePath } from '@babel/traverse';
import { isTransparent } from '../conditions/condition.ts';
import type { ModulePlan } from '../module-plan.ts';
import { sequenceOf } from './expressions.ts';
import type { Frame } from './frame.ts';
import { closeFrame } from './frames.ts';
import { Surroundings } from './surroundings.ts';
import type { TracingCode } from './tracing-code.ts';

/** A value that is computed once and used again: `define` computes it, `use` makes a further reference to it. */
export interface Captured {
  readonly define: t.Expression;
  readonly use: () => t.Expression;
}

/** What constructs build their replacement with, at the node that is being left. */
export class Rewriter {
  readonly plan: ModulePlan;
  readonly code: TracingCode;
  readonly around: Surroundings = new Surroundings();
  /** Per link of an optional chain an expression that is true when what stands before it was there. */
  readonly presence: Map<t.Node, () => t.Expression> = new Map();
  readonly #variables = new Map<t.Node, string>();
  readonly #originals = new Map<t.Node, t.Node>();
  readonly #frames: [t.Node, Frame][] = [];
  #path: NodePath | null = null;

  constructor(plan: ModulePlan, code: TracingCode) {
    this.plan = plan;
    this.code = code;
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

  /** A variable that belongs to one statement; the first who asks creates it. */
  variableOf(owner: t.Node): string {
    const name = this.knownVariableOf(owner) ?? this.frame.reserved();
    this.#variables.set(owner, name);
    return name;
  }

  knownVariableOf(owner: t.Node): string | undefined {
    return this.#variables.get(owner);
  }

  /** The statement as a block, with expressions first, and with what belongs before and after it. */
  block(node: t.Statement, first: readonly t.Expression[] = []): t.BlockStatement {
    const head = first.length === 0 ? [] : [t.expressionStatement(sequenceOf(first))];
    if (node.type !== 'BlockStatement') return t.blockStatement([...head, ...this.around.surround(node)]);
    node.body.unshift(...head);
    return node;
  }

  /** The expression with its conclusions around it. */
  conclude(original: t.Node, node: t.Expression): t.Expression {
    const conclusions = this.around.conclusionsOf(original);
    if (conclusions.length === 0) return node;
    const before = conclusions.map((conclusion) => conclusion.before);
    const after = conclusions.flatMap((conclusion) => conclusion.after ?? []);
    if (after.length === 0) return t.sequenceExpression([...before, node]);
    const value = this.keep(node);
    return t.sequenceExpression([...before, value.define, ...after, value.use()]);
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
        return this.path.scope.hasBinding(node.name, { noGlobals: true });
      default:
        return false;
    }
  }
}

function assigned(node: t.Expression, name: string): Captured {
  return { define: t.assignmentExpression('=', t.identifier(name), node), use: () => t.identifier(name) };
}
