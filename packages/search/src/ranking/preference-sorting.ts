import type { Evaluation } from '../evaluation.ts';
import { compareAges, compareWitnesses, type Individual } from '../individual.ts';
import { crowdingDistances } from './crowding-distance.ts';
import { nonDominatedFronts } from './non-dominated-fronts.ts';
import { objectiveMatrix, type ObjectiveMatrix } from './objective-matrix.ts';

/**
 * Chooses who survives, best first (preference sorting, Panichella et al. 2015). The first front holds the best
 * individual of each goal, ties going to the better witness; it survives whole, however many goals there are.
 */
export function survivors<C, E extends Evaluation>(
  individuals: readonly Individual<C, E>[],
  goals: readonly number[],
  capacity: number,
): Individual<C, E>[] {
  const preferred = preferredIndividuals(individuals, goals);
  const inFront = new Set(preferred);
  const others = individuals.filter((individual) => !inFront.has(individual));
  const chosen = byCrowding(preferred, objectiveMatrix(preferred, goals));
  const room = Math.max(0, capacity - chosen.length);
  if (room === 0) return chosen;
  const matrix = objectiveMatrix(others, goals);
  for (const front of nonDominatedFronts(matrix, room)) {
    chosen.push(...byCrowding(others, matrix, front));
    if (chosen.length >= capacity) break;
  }
  return chosen.slice(0, capacity);
}

/** The individual of least fitness for each goal, in the order of the goals, each once. */
export function preferredIndividuals<C, E extends Evaluation>(
  individuals: readonly Individual<C, E>[],
  goals: readonly number[],
): Individual<C, E>[] {
  const preferred = new Set<Individual<C, E>>();
  for (const goal of goals) {
    let best: Individual<C, E> | undefined;
    for (const individual of individuals) {
      if (best === undefined || comparePreference(individual, best, goal) < 0) best = individual;
    }
    if (best !== undefined) preferred.add(best);
  }
  return [...preferred];
}

function comparePreference(a: Individual<unknown>, b: Individual<unknown>, goal: number): number {
  return a.fitness(goal) - b.fitness(goal) || compareWitnesses(a, b);
}

function byCrowding<C, E extends Evaluation>(
  individuals: readonly Individual<C, E>[],
  matrix: ObjectiveMatrix,
  front: readonly number[] = individuals.map((_, row) => row),
): Individual<C, E>[] {
  const distances = crowdingDistances(matrix, front);
  return front
    .map((row, i) => ({ individual: individuals[row] as Individual<C, E>, distance: distances[i] as number }))
    .sort((a, b) => b.distance - a.distance || compareAges(a.individual, b.individual))
    .map(({ individual }) => individual);
}
