import type { LocationDto } from '@auklet/protocol';
import type * as t from '@babel/types';
import { locationOf } from './locations.ts';

type Hint = 'next' | 'if' | 'else';

/** Node types before which a hint counts, as in Istanbul. */
const HINTED = new Set<string>([
  'ArrowFunctionExpression', 'AssignmentPattern', 'BlockStatement', 'ExportDefaultDeclaration', 'ExportNamedDeclaration',
  'ClassMethod', 'ClassDeclaration', 'ClassProperty', 'ClassPrivateProperty', 'ObjectMethod', 'ExpressionStatement',
  'BreakStatement', 'ContinueStatement', 'DebuggerStatement', 'ReturnStatement', 'ThrowStatement', 'TryStatement',
  'VariableDeclaration', 'VariableDeclarator', 'IfStatement', 'ForStatement', 'ForInStatement', 'ForOfStatement',
  'WhileStatement', 'DoWhileStatement', 'SwitchStatement', 'SwitchCase', 'WithStatement', 'FunctionDeclaration',
  'FunctionExpression', 'LabeledStatement', 'ConditionalExpression', 'LogicalExpression',
]);

const HINT = /^\s*(?:istanbul|v8|c8)\s+ignore\s+(if|else|next)(?:\s+(\d+))?(?=\W|$)/;
const FILE = /^\s*(?:istanbul|v8|c8)\s+ignore\s+file(?=\W|$)/;
const RANGE = /^\s*(?:v8|c8)\s+ignore\s+(start|stop)(?=\W|$)/;

/** What the ignore comments of one file (`istanbul`, `v8`, `c8`) take out, and by which comment. */
export class IgnoreComments {
  readonly #file: t.Comment | undefined;
  readonly #ranges: { readonly from: number; readonly to: number; readonly comment: t.Comment }[] = [];
  readonly #parts = new Map<t.Node, t.Comment>();
  readonly found: { location: LocationDto; comment: string }[] = [];

  constructor(comments: readonly t.Comment[]) {
    this.#file = comments.find((comment) => FILE.test(comment.value));
    let open: t.Comment | null = null;
    for (const comment of comments) {
      const { line } = comment.loc?.end ?? { line: 0 };
      const range = RANGE.exec(comment.value)?.[1];
      if (range === 'start') open ??= comment;
      if (range === 'stop' && open !== null) {
        this.#ranges.push({ from: open.loc?.start.line ?? 0, to: line, comment: open });
        open = null;
      }
      const lines = HINT.exec(comment.value)?.[2];
      if (lines !== undefined) this.#ranges.push({ from: line + 1, to: line + Number(lines), comment });
    }
    if (open !== null) this.#ranges.push({ from: open.loc?.start.line ?? 0, to: Number.POSITIVE_INFINITY, comment: open });
  }

  /** The hint directly before a node, when it concerns no whole lines. */
  hint(node: t.Node): Hint | null {
    let hint: Hint | null = null;
    for (const comment of node.leadingComments ?? []) {
      const [, kind, lines] = HINT.exec(comment.value) ?? [];
      if (kind !== undefined && lines === undefined) hint = kind as Hint;
    }
    return hint;
  }

  /** Takes out a node for a reason that no comment gives. */
  takeOut(node: t.Node, reason: string): void {
    this.#parts.set(node, { type: 'CommentBlock', value: reason } as t.Comment);
  }

  covers(node: t.Node): boolean {
    return this.#commentFor(node) !== undefined;
  }

  /** True when the node with all that is in it is out; it is then noted in `found`. */
  takesOut(node: t.Node): boolean {
    const comment = this.#commentFor(node);
    if (comment === undefined) return false;
    this.found.push({ location: locationOf(node), comment: comment.value.trim() });
    return true;
  }

  /** Takes out a part of a construct that a hint (`if`, `else`) before the construct names. */
  takeOutPart(node: t.Node | null | undefined, owner: t.Node): void {
    const comment = lastHint(owner);
    if (comment === undefined) return;
    if (node) this.#parts.set(node, comment);
    else this.found.push({ location: locationOf(owner), comment: comment.value.trim() });
  }

  #commentFor(node: t.Node): t.Comment | undefined {
    if (node.type === 'Program') return this.#file;
    const part = this.#parts.get(node);
    if (part !== undefined) return part;
    if (!HINTED.has(node.type)) return undefined;
    if (this.hint(node) === 'next') return lastHint(node);
    const line = node.loc?.start.line ?? 0;
    return this.#ranges.find(({ from, to }) => line >= from && line <= to)?.comment;
  }
}

function lastHint(node: t.Node): t.Comment | undefined {
  return node.leadingComments?.findLast((comment) => HINT.test(comment.value));
}
