// Runs in the child: may import node builtins and protocol only.

const LONGEST_DELAY = 0x7fff_ffff;

interface Task {
  readonly id: number;
  readonly statement: number;
  readonly run: () => void;
  at: number;
  order: number;
  /** Milliseconds between two runs; `null` for one run only. */
  readonly repeat: number | null;
  readonly immediate: boolean;
  /** Whether it keeps a process alive. */
  referenced: boolean;
}

/** Time that moves only when told to, and what is due at which time. */
export class FakeClock {
  /** Time zero of every test, in milliseconds since 1970. */
  readonly epochMs: number;
  /** Milliseconds since time zero. */
  now = 0;
  #tasks: Task[] = [];
  #lastId = 0;
  #order = 0;

  constructor(epochMs: number) {
    this.epochMs = epochMs;
  }

  /** Milliseconds until the last of the tasks that keep a process alive has run; `Infinity` when one repeats. */
  get pendingMs(): number {
    let last = this.now;
    for (let i = 0; i < this.#tasks.length; i++) {
      const task = this.#tasks[i] as Task;
      if (!task.referenced) continue;
      if (task.repeat !== null) return Infinity;
      if (task.at > last) last = task.at;
    }
    return last - this.now;
  }

  reset(): void {
    this.now = 0;
    this.#tasks.length = 0;
  }

  /** @param statement which statement's doing the task is */
  schedule(run: () => void, delay: number, repeats: boolean, statement: number): number {
    return this.#add(run, this.now + delay, repeats ? delay : null, false, statement);
  }

  scheduleImmediate(run: () => void, statement: number): number {
    return this.#add(run, this.now, null, true, statement);
  }

  cancel(id: number): void {
    const kept: Task[] = [];
    for (let i = 0; i < this.#tasks.length; i++) {
      const task = this.#tasks[i] as Task;
      if (task.id !== id) kept[kept.length] = task;
    }
    this.#tasks = kept;
  }

  reference(id: number, referenced: boolean): void {
    for (let i = 0; i < this.#tasks.length; i++) {
      const task = this.#tasks[i] as Task;
      if (task.id === id) task.referenced = referenced;
    }
  }

  postpone(id: number, delay: number): void {
    for (let i = 0; i < this.#tasks.length; i++) {
      const task = this.#tasks[i] as Task;
      if (task.id !== id) continue;
      task.at = this.now + delay;
      task.order = ++this.#order;
    }
  }

  /** Takes the task that is due next, moving time forward to it, if it is due by `limit`. */
  takeNext(limit: number): Task | undefined {
    const next = this.#earliest(false);
    if (next === undefined || next.at > limit) return undefined;
    if (next.at > this.now) this.now = next.at;
    if (next.repeat === null) this.cancel(next.id);
    else {
      next.at = this.now + next.repeat;
      next.order = ++this.#order;
    }
    return next;
  }

  /** Takes the next of the tasks that were scheduled by `setImmediate`. */
  takeImmediate(): Task | undefined {
    const next = this.#earliest(true);
    if (next !== undefined) this.cancel(next.id);
    return next;
  }

  #add(run: () => void, at: number, repeat: number | null, immediate: boolean, statement: number): number {
    const id = ++this.#lastId;
    this.#tasks[this.#tasks.length] = { id, statement, run, at, order: ++this.#order, repeat, immediate, referenced: true };
    return id;
  }

  #earliest(immediate: boolean): Task | undefined {
    let earliest: Task | undefined;
    for (let i = 0; i < this.#tasks.length; i++) {
      const task = this.#tasks[i] as Task;
      if (immediate && !task.immediate) continue;
      if (earliest === undefined || task.at < earliest.at || (task.at === earliest.at && task.order < earliest.order)) earliest = task;
    }
    return earliest;
  }
}

export type ClockTask = Task;

/** Milliseconds as Node reads a timer's delay: anything out of range counts as 1. */
export function timerDelay(delay: unknown): number {
  const milliseconds = typeof delay === 'symbol' || typeof delay === 'bigint' ? Number.NaN : Number(delay);
  return milliseconds >= 1 && milliseconds <= LONGEST_DELAY ? Math.trunc(milliseconds) : 1;
}
