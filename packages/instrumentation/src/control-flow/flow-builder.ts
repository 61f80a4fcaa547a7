import { ControlFlowGraph } from './control-flow-graph.ts';

/** Where control has left a node and not yet arrived at another. */
export interface LooseEnd {
  readonly from: number;
  readonly goal: number | null;
}

/** A place that control jumps to: past a loop, to its next round, to a handler, out of the function. */
export class JumpTarget {
  readonly ends: LooseEnd[] = [];
}

/** A `finally` block between a jump and its target: who jumps past it waits for a copy of the block. */
interface Finalizer {
  readonly waiting: Map<JumpTarget, LooseEnd[]>;
}

type JumpKind = 'break' | 'continue' | 'throw' | 'return';
type Scope = { readonly target: JumpTarget; readonly labels: ReadonlySet<string>; readonly kind: JumpKind } | Finalizer;

/** The label of targets that a jump without a label goes to. */
export const UNLABELLED = '';
const UNLABELLED_ONLY: ReadonlySet<string> = new Set([UNLABELLED]);

/** Grows a control-flow graph along the order of evaluation. */
export class FlowBuilder {
  readonly graph: ControlFlowGraph = new ControlFlowGraph();
  /** What leads to the node that comes next; empty where nothing can arrive. */
  ends: LooseEnd[] = [{ from: ControlFlowGraph.ENTRY, goal: null }];
  readonly #thrown = new JumpTarget();
  readonly #returned = new JumpTarget();
  readonly #scopes: Scope[] = [
    { target: this.#thrown, labels: UNLABELLED_ONLY, kind: 'throw' },
    { target: this.#returned, labels: UNLABELLED_ONLY, kind: 'return' },
  ];

  /** A node at which everything loose arrives, and from which it goes on; it may throw to a handler. */
  node(): number {
    const node = this.graph.addNode();
    this.connect(this.ends, node);
    this.ends = [{ from: node, goal: null }];
    return node;
  }

  /** Lets ends lead back to a node that exists already. */
  connect(ends: readonly LooseEnd[], node: number): void {
    for (const { from, goal } of ends) this.graph.addEdge(from, node, goal);
  }

  /** Lets what is loose also jump to the innermost handler, if the function has one here. */
  mayThrow(): void {
    if (!this.hasHandler) return;
    const ends = this.ends;
    this.jump('throw');
    this.ends = ends;
  }

  /** Whether something thrown here stays in the function for a while. */
  get hasHandler(): boolean {
    return this.#scopes.some((scope) => 'waiting' in scope || (scope.kind === 'throw' && scope.target !== this.#thrown));
  }

  /** Everything loose jumps to the innermost target of a kind, through the `finally` blocks on the way. */
  jump(kind: JumpKind, label: string = UNLABELLED): void {
    const passed: Finalizer[] = [];
    for (const scope of this.#scopes.toReversed()) {
      if ('waiting' in scope) passed.push(scope);
      else if (scope.kind === kind && scope.labels.has(label)) {
        return this.#leaveFor(scope.target, passed[0]);
      }
    }
    this.ends = [];
  }

  /** Builds what can jump to `target`. */
  within(kind: JumpKind, target: JumpTarget, build: () => void, labels: ReadonlySet<string> = UNLABELLED_ONLY): void {
    this.#scopes.push({ target, labels, kind });
    build();
    this.#scopes.pop();
  }

  /** @param finalizer builds one copy of the `finally` block: one for each way in which the block before it ends. */
  withFinalizer(build: () => void, finalizer: () => void): void {
    const scope: Finalizer = { waiting: new Map() };
    this.#scopes.push(scope);
    build();
    this.#scopes.pop();
    finalizer();
    const after = this.ends;
    for (const [target, ends] of scope.waiting) {
      this.ends = ends;
      finalizer();
      this.#leaveFor(target, this.#finalizerBefore(target));
    }
    this.ends = after;
  }

  /** Everything that has left the function arrives at its exit. */
  finish(): ControlFlowGraph {
    this.connect([...this.ends, ...this.#thrown.ends, ...this.#returned.ends], ControlFlowGraph.EXIT);
    this.graph.addEdge(ControlFlowGraph.ENTRY, ControlFlowGraph.EXIT);
    return this.graph;
  }

  #leaveFor(target: JumpTarget, finalizer: Finalizer | undefined): void {
    const ends = finalizer === undefined ? target.ends : waitingFor(finalizer, target);
    ends.push(...this.ends);
    this.ends = [];
  }

  #finalizerBefore(target: JumpTarget): Finalizer | undefined {
    for (const scope of this.#scopes.toReversed()) {
      if ('waiting' in scope) return scope;
      if (scope.target === target) return undefined;
    }
    return undefined;
  }
}

function waitingFor({ waiting }: Finalizer, target: JumpTarget): LooseEnd[] {
  const ends = waiting.get(target) ?? [];
  waiting.set(target, ends);
  return ends;
}
