import type { Evaluation } from '../evaluation.ts';
import { compareAges, type Individual } from '../individual.ts';

/** Several chromosomes that are judged together. */
export class Suite<C, E extends Evaluation> {
  readonly members: readonly Individual<C, E>[];

  constructor(members: readonly Individual<C, E>[]) {
    this.members = members;
  }

  get size(): number {
    return this.members.reduce((sum, { size }) => sum + size, 0);
  }

  /** Sum over the goals of the least normalised distance of any member: 0 when all of them are covered. */
  fitness(goals: readonly number[]): number {
    let sum = 0;
    for (const goal of goals) {
      const least = this.members.reduce((value, member) => Math.min(value, member.fitness(goal)), Number.MAX_SAFE_INTEGER);
      sum += least / (least + 1);
    }
    return sum;
  }
}

/** Nearer first, then smaller, then the one with the older members. */
export function compareSuites<C, E extends Evaluation>(a: Suite<C, E>, b: Suite<C, E>, goals: readonly number[]): number {
  return a.fitness(goals) - b.fitness(goals) || a.size - b.size || compareMembers(a.members, b.members);
}

function compareMembers(a: readonly Individual<unknown>[], b: readonly Individual<unknown>[]): number {
  if (a.length !== b.length) return a.length - b.length;
  for (let i = 0; i < a.length; i++) {
    const order = compareAges(a[i] as Individual<unknown>, b[i] as Individual<unknown>);
    if (order !== 0) return order;
  }
  return 0;
}
