import type { Random } from '@auklet/random';
import type { Evaluation } from '../evaluation.ts';
import type { Individual } from '../individual.ts';
import type { BreedingFocus, Problem } from '../problem.ts';
import type { SearchRun } from '../search-run.ts';
import { OperatorCredit } from './operator-credit.ts';
import { gainsOf } from './operator-gains.ts';
import { SuggestionSource } from './suggestion-source.ts';

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
const MOST_MUTATIONS = 3;

/**
 * Breeds generations. Every offspring has its own random stream, so what one of them draws never changes another.
 */
export class Breeder<C, E extends Evaluation> {
  readonly #problem: Problem<C, E>;
  readonly #run: SearchRun<C, E>;
  readonly #suggestions: SuggestionSource<C, E>;
  #credit = new OperatorCredit<BreedingOperator>(BASE_SHARES);

  constructor(problem: Problem<C, E>, run: SearchRun<C, E>) {
    this.#problem = problem;
    this.#run = run;
    this.#suggestions = new SuggestionSource(problem, run);
  }

  get waiting(): number {
    return this.#suggestions.waiting;
  }

  get shares(): Readonly<Record<BreedingOperator, number>> {
    return this.#credit.shares;
  }

  /** After a restart old credit means nothing. */
  forgetCredit(): void {
    this.#credit = new OperatorCredit<BreedingOperator>(BASE_SHARES);
  }

  /** Seeds, then samples up to `size`. */
  first(seeds: readonly C[], size: number, focus: BreedingFocus, random: Random): BredChromosome<C>[] {
    const chromosomes = seeds.filter((seed) => this.#run.isNew(seed));
    while (chromosomes.length < size) chromosomes.push(this.#sample(focus, random.fork('sample', chromosomes.length)));
    return chromosomes.map((chromosome) => ({ chromosome, operator: 'sample' }));
  }

  /** `population` is sorted, best first. */
  breed(population: readonly Individual<C, E>[], offspring: number, samples: number, focus: BreedingFocus, random: Random): BredChromosome<C>[] {
    const parents = { population, solutions: this.#solutions() };
    const operators = this.#chooseOperators(parents, offspring, samples, random.fork('operators'));
    const suggestions = this.#suggestions.take(operators.filter((operator) => operator === 'suggestion').length);
    return operators.map((wanted, index) => {
      const stream = random.fork(index);
      const suggestion = wanted === 'suggestion' ? suggestions.shift() : undefined;
      const operator = wanted === 'suggestion' && suggestion === undefined ? substituteFor(stream) : wanted;
      const make = (): C => (suggestion === undefined ? this.#make(operator, parents, focus, stream) : suggestion.apply(stream));
      return { chromosome: this.#unmet(make, focus, stream), operator };
    });
  }

  /** Offspring of the best individual of one goal after another: `targets` says of which. */
  focused(targets: readonly Individual<C, E>[], focus: BreedingFocus, random: Random): BredChromosome<C>[] {
    return targets.map((target, index) => {
      const stream = random.fork(index);
      const times = stream.int(1, MOST_MUTATIONS);
      return { chromosome: this.#unmet(() => this.#mutated(target, times, focus, stream), focus, stream), operator: 'mutation' };
    });
  }

  /** Takes in what each operator has earned in a generation. */
  credit(before: readonly Individual<C, E>[], offspring: readonly Individual<C, E>[], bred: readonly BredChromosome<C>[]): void {
    const attributed = offspring.map((individual, i) => ({ individual, operator: (bred[i] as BredChromosome<C>).operator }));
    this.#credit.record(gainsOf(OPERATORS, before, attributed, this.#run));
    this.#suggestions.note(attributed.find(({ operator }) => operator === 'suggestion')?.individual);
  }

  /** Asks those that have become the best of a goal what their executions suggest. */
  async refreshSuggestions(population: readonly Individual<C, E>[], focus: BreedingFocus): Promise<void> {
    await this.#suggestions.refresh(population, focus);
  }

  #solutions(): readonly Individual<C, E>[] {
    return this.#run.archive.solutions().flatMap(({ individual }) => (individual.evaluation.hazardous === true ? [] : [individual]));
  }

  #chooseOperators({ population, solutions }: Parents<C, E>, offspring: number, samples: number, random: Random): BreedingOperator[] {
    const { shares } = this;
    const weights = OPERATORS.map((operator) => (operator === 'archive' && solutions.length === 0 ? 0 : shares[operator]));
    return Array.from({ length: offspring + samples }, (_, i) =>
      i < offspring && population.length > 0 ? (OPERATORS[random.weighted(weights)] as BreedingOperator) : 'sample',
    );
  }

  #make(operator: BreedingOperator, { population, solutions }: Parents<C, E>, focus: BreedingFocus, random: Random): C {
    switch (operator) {
      case 'sample':
        return this.#problem.sample(random, focus);
      case 'archive':
        return this.#mutated(random.pick(solutions), MOST_MUTATIONS, focus, random);
      case 'crossover':
        return this.#crossed(population, focus, random);
      case 'mutation':
      case 'suggestion':
        return this.#mutated(tournament(population, random), 1, focus, random);
    }
  }

  /** Tries again when an equal chromosome was met before, then samples. */
  #unmet(make: () => C, focus: BreedingFocus, random: Random): C {
    for (let attempt = 0; attempt < 2; attempt++) {
      const chromosome = make();
      if (this.#run.isNew(chromosome)) return chromosome;
    }
    return this.#sample(focus, random);
  }

  #sample(focus: BreedingFocus, random: Random): C {
    const chromosome = this.#problem.sample(random, focus);
    this.#run.isNew(chromosome);
    return chromosome;
  }

  #crossed(population: readonly Individual<C, E>[], focus: BreedingFocus, random: Random): C {
    const first = tournament(population, random);
    const second = tournament(population, random);
    const [child] = this.#problem.crossover(first.chromosome, second.chromosome, random);
    return this.#problem.mutate(child, random, focus, first.evaluation);
  }

  #mutated(parent: Individual<C, E>, times: number, focus: BreedingFocus, random: Random): C {
    let child = parent.chromosome;
    for (let i = 0; i < times; i++) child = this.#problem.mutate(child, random, focus, parent.evaluation);
    return child;
  }
}

/** Where nothing is suggested, what is known no longer helps: something new is tried as often as a mutant. */
function substituteFor(random: Random): BreedingOperator {
  return random.boolean() ? 'sample' : 'mutation';
}

interface Parents<C, E extends Evaluation> {
  readonly population: readonly Individual<C, E>[];
  readonly solutions: readonly Individual<C, E>[];
}

function tournament<C, E extends Evaluation>(population: readonly Individual<C, E>[], random: Random): Individual<C, E> {
  let best = population.length - 1;
  for (let i = 0; i < TOURNAMENT; i++) best = Math.min(best, random.int(0, population.length - 1));
  return population[best] as Individual<C, E>;
}
