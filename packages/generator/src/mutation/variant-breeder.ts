import type { Mutant } from '@auklet/instrumentation/mutants';
import type { ComparisonDto, LocationDto, ModuleDescriptionDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import { GoalGuide, mutate, type TestCaseSuggestion, type TestCluster } from '@auklet/testcase';

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
    const mutated = Array.from({ length: count - suggested.length }, () => mutate(parent.testCase, this.#cluster, random));
    return [...suggested, ...mutated];
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

/** Whether two parts of a source have lines in common. */
function touch(a: LocationDto | undefined, b: LocationDto): boolean {
  return a !== undefined && a.start.line <= b.end.line && b.start.line <= a.end.line;
}
