import type { Random } from '@auklet/random';
import type { Evaluation } from './evaluation.ts';
import type { GoalModel } from './goals/goal-model.ts';

/** What operators may know of the search when they breed. */
export interface BreedingFocus {
  /** Goals that the search pursues now. */
  readonly goals: readonly number[];
  /** Generations since the search last got better. */
  readonly stagnation: number;
}

/** What suggestions are for. */
export interface SuggestionFocus extends BreedingFocus {
  /** Whether a goal, pursued or not, is still to be covered. */
  isOpen(goal: number): boolean;
}

/** A chromosome worth trying because of what an execution showed, built only when its turn comes. */
export interface Suggestion<C> {
  /** The goal it is meant to cover. */
  readonly goal: number;
  /** Equal keys mean equal suggestions. */
  readonly key: string;
  apply(random: Random): C;
}

/** A change that can be made in growing steps: `apply(1)`, `apply(2)`, `apply(4)`, …; `undefined` when it cannot be made. */
export interface Move<C> {
  apply(step: number): C | undefined;
}

/** What a search needs to know of the chromosomes it breeds; everything but `evaluate` is pure. */
export interface Problem<C, E extends Evaluation = Evaluation> {
  readonly goals: GoalModel;
  /** A new chromosome. */
  sample(random: Random, focus: BreedingFocus): C;
  mutate(parent: C, random: Random, focus: BreedingFocus, evaluation: E): C;
  /** A chromosome that does what the parent does and one thing more; without it, a mutant has to do. */
  extend?(parent: C, random: Random): C;
  crossover(first: C, second: C, random: Random): readonly [C, C];
  /** Executes a batch; evaluations come in the order of the batch. */
  evaluate(batch: readonly C[]): Promise<readonly E[]>;
  /** Smaller chromosomes are better witnesses. */
  size(chromosome: C): number;
  /** Equal keys mean equal behaviour, so that nothing is executed twice; without it nothing is dropped. */
  key?(chromosome: C): string;
  /** Chromosomes for the first generation, best first. */
  seeds?(random: Random): readonly C[];
  /**
   * Executes a few chromosomes again, observed closely enough for `suggest`; without it, `evaluate` has to observe
   * that closely itself.
   */
  inspect?(batch: readonly C[]): Promise<readonly E[]>;
  /**
   * Chromosomes that are inspected for what they suggest, and never become individuals: at first for one that has become
   * the best of a goal, then for each such probe.
   */
  probes?(chromosome: C, evaluation: E, focus: BreedingFocus): readonly C[];
  /** What the execution of a chromosome suggests for goals that are not covered. Asked for the best of each goal only. */
  suggest?(chromosome: C, evaluation: E, focus: SuggestionFocus): readonly Suggestion<C>[];
  /** Neighbourhoods for local search, the most promising first; the moves of one are tried together. */
  neighbourhoods?(chromosome: C, evaluation: E, goal: number, random: Random): Iterable<readonly Move<C>[]>;
}
