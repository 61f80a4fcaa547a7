import type { GoalModel } from './goal-model.ts';

const INACTIVE = 0;
const CURRENT = 1;
const COVERED = 2;

/**
 * Tracks which goals are covered and which are worth pursuing now. Covering a goal activates its children, also when
 * the goal itself was not active yet; no goal ever goes back.
 */
export class GoalFrontier {
  readonly #model: GoalModel;
  readonly #states: Uint8Array;
  #current: readonly number[] | null = null;
  #coveredCount = 0;

  constructor(model: GoalModel) {
    this.#model = model;
    this.#states = new Uint8Array(model.count);
    for (const goal of model.roots) this.#activate(goal);
    for (const goal of model.given ?? []) this.cover(goal);
  }

  get coveredCount(): number {
    return this.#coveredCount;
  }

  /** Active goals that are not covered, ascending. */
  get current(): readonly number[] {
    if (this.#current === null) {
      const goals: number[] = [];
      for (let goal = 0; goal < this.#states.length; goal++) if (this.#states[goal] === CURRENT) goals.push(goal);
      this.#current = goals;
    }
    return this.#current;
  }

  isCovered(goal: number): boolean {
    return this.#states[goal] === COVERED;
  }

  /** Returns true when the goal was not covered before. */
  cover(goal: number): boolean {
    if (this.isCovered(goal)) return false;
    this.#states[goal] = COVERED;
    this.#coveredCount += 1;
    this.#current = null;
    for (const child of this.#model.children(goal)) this.#activate(child);
    return true;
  }

  /** Turns every goal that is not covered into a current one: the last resort when nothing current is left. */
  activateAll(): void {
    for (let goal = 0; goal < this.#states.length; goal++) this.#activate(goal);
  }

  #activate(goal: number): void {
    if (this.#states[goal] !== INACTIVE) return;
    this.#states[goal] = CURRENT;
    this.#current = null;
  }
}
