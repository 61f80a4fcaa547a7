import type { Mutant } from '@auklet/instrumentation/mutants';
import type { ComparisonDto, LocationDto, ModuleDescriptionDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { GoalGuide, mutate, type TestCaseSuggestion, type TestCluster, valuesOf, walk } from '@auklet/testcase';
import { behavioursOf } from '../suites/behaviours-of.ts';

const ALONE = 0.75;

/** A test that reaches mutants, and the comparisons that it made. */
export interface Parent {
  readonly testCase: TestCaseDto;
  readonly comparisons: readonly ComparisonDto[];
}

/** Makes variants of tests that come by a mutant, so that one of them may notice it. */
export class VariantBreeder {
  readonly #description: ModuleDescriptionDto;
  readonly #cluster: TestCluster;
  readonly #guide: GoalGuide;
  readonly #suggestions = new Map<string, TestCaseSuggestion[]>();

  constructor(description: ModuleDescriptionDto, cluster: TestCluster) {
    this.#description = description;
    this.#cluster = cluster;
    this.#guide = new GoalGuide(description, cluster);
  }

  /** Up to `count` variants: those that turn comparisons at the mutant's place first, then random ones. */
  variantsOf(parent: Parent, mutant: Mutant, count: number, random: Random): TestCaseDto[] {
    const suggested = this.#suggestionsFor(parent, mutant).splice(0, Math.ceil(count / 2)).map(({ apply }) => apply(random));
    const mutated = Array.from({ length: count - suggested.length }, () => oneBehaviour(mutate(parent.testCase, this.#cluster, random), random));
    return [...suggested, ...mutated].filter((variant) => !holdsNegativeZero(variant));
  }

  #suggestionsFor(parent: Parent, { id, location }: Mutant): TestCaseSuggestion[] {
    const key = `${id} ${JSON.stringify(parent.testCase)}`;
    let suggestions = this.#suggestions.get(key);
    if (suggestions === undefined) {
      const near = parent.comparisons.filter(({ predicate }) => touch(this.#description.predicates[predicate]?.location, location));
      suggestions = [...this.#guide.suggestionsFor(parent.testCase, near)];
      this.#suggestions.set(key, suggestions);
    }
    return suggestions;
  }
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
