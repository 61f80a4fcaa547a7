import type { Evaluation } from '../evaluation.ts';
import type { Individual } from '../individual.ts';
import type { SearchRun } from '../search-run.ts';
import type { OperatorGain } from './operator-credit.ts';

/** An individual and the operator it owes its existence to. */
export interface Attributed<C, E extends Evaluation, Name extends string> {
  readonly individual: Individual<C, E>;
  readonly operator: Name;
}

/** What each operator's offspring achieved over the population they were bred from. */
export function gainsOf<C, E extends Evaluation, Name extends string>(
  operators: readonly Name[],
  before: readonly Individual<C, E>[],
  offspring: readonly Attributed<C, E, Name>[],
  run: SearchRun<C, E>,
): Readonly<Record<Name, OperatorGain>> {
  const gains = new Map(operators.map((name) => [name, { offspring: 0, newGoals: 0, improvedGoals: 0 }]));
  for (const { individual, operator } of offspring) {
    const gain = gains.get(operator);
    if (gain === undefined) continue;
    gain.offspring += 1;
    gain.newGoals += run.newGoalsOf(individual);
  }
  for (const goal of run.frontier.current) {
    const least = before.reduce((value, individual) => Math.min(value, individual.fitness(goal)), Infinity);
    const better = offspring.find(({ individual }) => individual.fitness(goal) < least);
    const gain = better === undefined ? undefined : gains.get(better.operator);
    if (gain !== undefined) gain.improvedGoals += 1;
  }
  return Object.fromEntries(gains) as Record<Name, OperatorGain>;
}
