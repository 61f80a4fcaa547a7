import type * as t from '@babel/types';
import type { ModulePlan } from '../module-plan.ts';
import { FlowBuilder, type LooseEnd } from './flow-builder.ts';

/** Where control goes when a condition is true, and when it is false. */
export interface Outcomes {
  readonly whenTrue: readonly LooseEnd[];
  readonly whenFalse: readonly LooseEnd[];
}

/** The control flow of one function as it grows, and where in it the plan's predicates and blocks are. */
export class FunctionFlow {
  readonly plan: ModulePlan;
  readonly builder: FlowBuilder = new FlowBuilder();
  /** Graph nodes by predicate; several when a `finally` block was copied. */
  readonly predicates: Map<number, number[]> = new Map();
  readonly blocks: Map<number, number[]> = new Map();
  /** Graph nodes by the tree node of a function that is created there, or of a name of one that is read there. */
  readonly mentions: Map<t.Node, number[]> = new Map();

  constructor(plan: ModulePlan) {
    this.plan = plan;
  }

  get ends(): readonly LooseEnd[] {
    return this.builder.ends;
  }

  /** Goes on from these ends alone. */
  continueFrom(...ends: (readonly LooseEnd[])[]): void {
    this.builder.ends = ends.flat();
  }

  /** A predicate is evaluated; nothing is loose afterwards but its outcomes. */
  decide(predicate: number | undefined): Outcomes {
    if (predicate === undefined) return this.#undecided();
    const node = this.#mark(this.predicates, predicate);
    const { whenTrue, whenFalse } = this.plan.goalsOf(predicate);
    const from = (goals: readonly number[]) => goals.map((goal) => ({ from: node, goal }));
    this.builder.ends = [];
    return { whenTrue: from(whenTrue), whenFalse: from(whenFalse) };
  }

  /** A block that is a goal of its own is entered. */
  enter(block: number | undefined): void {
    if (block !== undefined) this.#mark(this.blocks, block);
  }

  /** A function is created, or the name of one is read. */
  mention(node: t.Node): void {
    this.#mark(this.mentions, node);
  }

  /** Something that can throw has run. */
  risk(): void {
    if (!this.builder.hasHandler) return;
    this.builder.node();
    this.builder.mayThrow();
  }

  #undecided(): Outcomes {
    const ends = this.builder.ends;
    this.builder.ends = [];
    return { whenTrue: ends, whenFalse: ends };
  }

  #mark<K>(places: Map<K, number[]>, key: K): number {
    const node = this.builder.node();
    const known = places.get(key);
    if (known === undefined) places.set(key, [node]);
    else known.push(node);
    return node;
  }
}
