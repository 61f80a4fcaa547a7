import type { ModuleDescriptionDto, TraceDto } from '@auklet/protocol';
import type { Measurement } from '../evaluation.ts';
import { BranchDistanceMeter } from './branch-distance-meter.ts';
import type { GoalModel } from './goal-model.ts';
import { ModuleGoals } from './module-goals.ts';

export interface BranchGoalOptions {
  /** What loading the module alone covers. */
  readonly loaded?: TraceDto;
  /** Goals that count; all others are taken as covered, and no trace covers them (default: all count). */
  readonly wanted?: ReadonlySet<number>;
}

/**
 * Branch goals of an instrumented module. A goal opens when what it is control dependent on is covered (DynaMOSA,
 * Panichella et al. 2018); the entry of an inner function opens with its call sites, so that helpers have a gradient.
 */
export class BranchGoalModel implements GoalModel {
  readonly count: number;
  readonly roots: readonly number[];
  readonly given: readonly number[];
  readonly #goals: ModuleGoals;
  readonly #meter: BranchDistanceMeter;
  readonly #wanted: ReadonlySet<number> | undefined;

  constructor(description: ModuleDescriptionDto, options: BranchGoalOptions = {}) {
    this.#goals = new ModuleGoals(description);
    this.#meter = new BranchDistanceMeter(this.#goals);
    this.count = description.goals.length;
    this.roots = this.#goals.roots;
    this.#wanted = options.wanted;
    const unwanted = description.goals.map(({ id }) => id).filter((id) => !this.#isWanted(id));
    this.given = [...new Set([...this.#goals.moduleEntry, ...(options.loaded === undefined ? [] : this.#goals.coveredBy(options.loaded)), ...unwanted])];
  }

  children(goal: number): readonly number[] {
    return this.#goals.children[goal] ?? [];
  }

  /** Reads a trace: what it covers, and how far it is from everything else. */
  measure(trace: TraceDto): Measurement {
    const meter = this.#meter;
    const covered = this.#goals.coveredBy(trace);
    return { covered: this.#wanted === undefined ? covered : covered.filter((goal) => this.#isWanted(goal)), fitness: (goal) => meter.fitness(goal, trace) };
  }

  #isWanted(goal: number): boolean {
    return this.#wanted === undefined || this.#wanted.has(goal);
  }
}
