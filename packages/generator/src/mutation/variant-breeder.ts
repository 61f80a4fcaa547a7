import type { Mutant } from '@auklet/instrumentation/mutants';
import type { ComparisonDto, LocationDto, ModuleDescriptionDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { furtherUses, GoalGuide, mutate, type TestCaseSuggestion, type TestCluster, valuesOf, walk } from '@auklet/testcase';
import { behavioursOf } from '../suites/behaviours-of.ts';

const ALONE = 0.75;

/** A test that reaches mutants, and the comparisons that it made. */
export interface Parent {
  readonly testCase: TestCaseDto;
  readonly comparisons: readonly ComparisonDto[];
}

/** What is still to be tried with one parent for one mutant, in this order. */
interface Plan {
  readonly suggestions: TestCaseSuggestion[];
  readonly uses: Iterator<TestCaseDto>;
}

/** Makes variants of tests that come by a mutant, so that one of them may notice it. */
export class VariantBreeder {
  readonly #description: ModuleDescriptionDto;
  readonly #cluster: TestCluster;
  /** `null` when there are to be no suggestions. */
  readonly #guide: GoalGuide | null;
  readonly #plans = new Map<string, Plan>();

  constructor(description: ModuleDescriptionDto, cluster: TestCluster, suggests: boolean) {
    this.#description = description;
    this.#cluster = cluster;
    this.#guide = suggests ? new GoalGuide(description, cluster) : null;
  }

  /**
   * Up to `count` variants: half of them turn comparisons at the mutant's place, half of the rest look at what the parent
   * has done, while there are such; the others are random.
   */
  variantsOf(parent: Parent, mutant: Mutant, count: number, random: Random): TestCaseDto[] {
    const { suggestions, uses } = this.#planFor(parent, mutant, random);
    const suggested = suggestions.splice(0, Math.ceil(count / 2)).map(({ apply }) => apply(random));
    const looking = taken(uses, Math.ceil((count - suggested.length) / 2));
    const mutated = Array.from({ length: count - suggested.length - looking.length }, () => oneBehaviour(mutate(parent.testCase, this.#cluster, random), random));
    return [...suggested, ...looking, ...mutated].filter((variant) => !holdsNegativeZero(variant));
  }

  #planFor(parent: Parent, mutant: Mutant, random: Random): Plan {
    const key = `${mutant.id} ${JSON.stringify(parent.testCase)}`;
    const plan = this.#plans.get(key) ?? { suggestions: this.#suggestionsFor(parent, mutant), uses: furtherUses(parent.testCase, this.#cluster, random) };
    this.#plans.set(key, plan);
    return plan;
  }

  #suggestionsFor(parent: Parent, { location }: Mutant): TestCaseSuggestion[] {
    const near = parent.comparisons.filter(({ predicate }) => touch(this.#description.predicates[predicate]?.location, location));
    return this.#guide === null ? [] : [...this.#guide.suggestionsFor(parent.testCase, near)];
  }
}

function taken<T>(iterator: Iterator<T>, count: number): T[] {
  const values: T[] = [];
  while (values.length < count) {
    const next = iterator.next();
    if (next.done === true) break;
    values.push(next.value);
  }
  return values;
}

/** Most often one of the behaviours alone: what happens to be beside it has little to do with it. */
function oneBehaviour(testCase: TestCaseDto, random: Random): TestCaseDto {
  const behaviours = behavioursOf(testCase);
  return behaviours.length > 0 && random.boolean(ALONE) ? random.pick(behaviours) : testCase;
}

/** A mutant that nothing but `-0` tells from the original is none that a reader would mind. */
export function holdsNegativeZero({ statements }: TestCaseDto): boolean {
  return statements.some((statement) => valuesOf(statement).some((root) => [...walk(root)].some(({ value }) => value.kind === 'number' && value.value === '-0')));
}

/** Whether two parts of a source have lines in common. */
function touch(a: LocationDto | undefined, b: LocationDto): boolean {
  return a !== undefined && a.start.line <= b.end.line && b.start.line <= a.end.line;
}
