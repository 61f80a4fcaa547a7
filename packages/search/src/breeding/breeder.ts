import type { Random } from '@auklet/random';
import type { Evaluation } from '../evaluation.ts';
import type { Individual } from '../individual.ts';
import type { Problem } from '../problem.ts';
import type { SearchRun } from '../search-run.ts';
import { OperatorCredit, type OperatorGain } from './operator-credit.ts';
import { SuggestionQueue } from './suggestion-queue.ts';

export type BreedingOperator = 'suggestion' | 'crossover' | 'mutation' | 'sample' | 'archive';

/** A chromosome and the operator it owes its existence to. */
export interface BredChromosome<C> {
  readonly chromosome: C;
  readonly operator: BreedingOperator;
}

const BASE_SHARES: Readonly<Record<BreedingOperator, number>> = {
  suggestion: 0.3,
  crossover: 0.33,
  mutation: 0.22,
  sample: 0.08,
  archive: 0.07,
};
const OPERATORS = Object.keys(BASE_SHARES) as BreedingOperator[];
const TOURNAMENT = 5;
const ARCHIVE_MUTATIONS = 3;

/**
 * Breeds generations. Every offspring has its own random stream, so what one of them draws never changes another.
 */
export class Breeder<C, E extends Evaluation> {
  readonly #problem: Problem<C, E>;
  readonly #run: SearchRun<C, E>;
  readonly #credit = new OperatorCredit<BreedingOperator>(BASE_SHARES);
  readonly #queue = new SuggestionQueue<C>();

  constructor(problem: Problem<C, E>, run: SearchRun<C, E>) {
    this.#problem = problem;
    this.#run = run;
  }

  get waiting(): number {
    return this.#queue.length;
  }

  get shares(): Readonly<Record<BreedingOperator, number>> {
    return this.#credit.shares;
  }

  /** Seeds, then samples up to `size`. */
  first(seeds: readonly C[], size: number, random: Random): BredChromosome<C>[] {
    const chromosomes = seeds.filter((seed) => this.#run.isNew(seed));
    while (chromosomes.length < size) chromosomes.push(this.#sample(random.fork('sample', chromosomes.length)));
    return chromosomes.map((chromosome) => ({ chromosome, operator: 'sample' }));
  }

  /** `population` is sorted, best first. */
  breed(population: readonly Individual<C, E>[], offspring: number, samples: number, random: Random): BredChromosome<C>[] {
    const operators = this.#chooseOperators(offspring, samples, random);
    const suggestions = this.#queue.take(operators.filter((operator) => operator === 'suggestion').length);
    const solutions = this.#run.archive.solutions().map(({ individual }) => individual);
    return operators.map((wanted, index) => {
      const stream = random.fork(index);
      const suggestion = wanted === 'suggestion' ? suggestions.shift() : undefined;
      const operator = wanted === 'suggestion' && suggestion === undefined ? 'mutation' : wanted;
      const make = (): C => {
        if (suggestion !== undefined) return suggestion.apply(stream);
        if (operator === 'sample') return this.#problem.sample(stream, this.#run.focus);
        if (operator === 'archive') return this.#mutated(stream.pick(solutions), ARCHIVE_MUTATIONS, stream);
        return operator === 'crossover' ? this.#crossed(population, stream) : this.#mutated(tournament(population, stream), 1, stream);
      };
      return { chromosome: this.#unmet(make, stream), operator };
    });
  }

  /** Takes in what a generation showed: suggestions, and what each operator has earned. */
  learn(before: readonly Individual<C, E>[], offspring: readonly Individual<C, E>[], bred: readonly BredChromosome<C>[]): void {
    const { focus } = this.#run;
    for (const individual of offspring) {
      for (const suggestion of this.#problem.suggest?.(individual.chromosome, individual.evaluation, focus) ?? []) {
        this.#queue.push(suggestion, individual.fitness(suggestion.goal));
      }
    }
    this.#queue.settle((goal) => !this.#run.frontier.isCovered(goal));
    this.#credit.record(this.#gains(before, offspring, bred));
  }

  #gains(
    before: readonly Individual<C, E>[],
    offspring: readonly Individual<C, E>[],
    bred: readonly BredChromosome<C>[],
  ): Record<BreedingOperator, OperatorGain> {
    const gains = Object.fromEntries(OPERATORS.map((name) => [name, { offspring: 0, newGoals: 0, improvedGoals: 0 }])) as Record<
      BreedingOperator,
      { offspring: number; newGoals: number; improvedGoals: number }
    >;
    const operatorOf = new Map(offspring.map((individual, i) => [individual, (bred[i] as BredChromosome<C>).operator]));
    for (const [individual, operator] of operatorOf) {
      gains[operator].offspring += 1;
      gains[operator].newGoals += this.#run.newGoalsOf(individual);
    }
    for (const goal of this.#run.frontier.current) {
      const least = before.reduce((value, individual) => Math.min(value, individual.fitness(goal)), Infinity);
      const better = offspring.find((individual) => individual.fitness(goal) < least);
      const operator = better === undefined ? undefined : operatorOf.get(better);
      if (operator !== undefined) gains[operator].improvedGoals += 1;
    }
    return gains;
  }

  #chooseOperators(offspring: number, samples: number, random: Random): BreedingOperator[] {
    const shares = this.shares;
    const weights = OPERATORS.map((operator) => (operator === 'archive' && this.#run.archive.coveredCount === 0 ? 0 : shares[operator]));
    const stream = random.fork('operators');
    return Array.from({ length: offspring + samples }, (_, i) =>
      i < offspring ? (OPERATORS[stream.weighted(weights)] as BreedingOperator) : 'sample',
    );
  }

  /** Tries once more when an equal chromosome was met before, then samples. */
  #unmet(make: () => C, random: Random): C {
    for (let attempt = 0; attempt < 2; attempt++) {
      const chromosome = make();
      if (this.#run.isNew(chromosome)) return chromosome;
    }
    return this.#sample(random);
  }

  #sample(random: Random): C {
    const chromosome = this.#problem.sample(random, this.#run.focus);
    this.#run.isNew(chromosome);
    return chromosome;
  }

  #crossed(population: readonly Individual<C, E>[], random: Random): C {
    const first = tournament(population, random);
    const second = tournament(population, random);
    const [child] = this.#problem.crossover(first.chromosome, second.chromosome, random);
    return this.#problem.mutate(child, random, this.#run.focus, first.evaluation);
  }

  #mutated(parent: Individual<C, E>, times: number, random: Random): C {
    let child = parent.chromosome;
    for (let i = 0; i < times; i++) child = this.#problem.mutate(child, random, this.#run.focus, parent.evaluation);
    return child;
  }
}

function tournament<C, E extends Evaluation>(population: readonly Individual<C, E>[], random: Random): Individual<C, E> {
  let best = population.length - 1;
  for (let i = 0; i < TOURNAMENT; i++) best = Math.min(best, random.int(0, population.length - 1));
  return population[best] as Individual<C, E>;
}
