import type { ComparisonDto, ModuleDescriptionDto, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { OperatorOptions } from '../operators/operator-options.ts';
import { type SuggestionSources, suggestionsAfterError, suggestionsFor, type TestCaseSuggestion } from '../suggestions/suggestions-for.ts';
import { concreteTestCase, type ProbeEvidence, probeSuggestions } from '../probes/probe-suggestions.ts';
import { probesOf } from '../probes/probes-of.ts';
import { isBuiltinMember } from './builtin-members.ts';
import { CallableOwners } from './callable-owners.ts';
import type { TestCluster } from './test-cluster.ts';

const MOST_HINTS = 24;
/** Goals that suggestions after an error are for. */
const MOST_MISSED = 3;
const STRING_LITERAL = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
const MEMBER_NAME = /\.([A-Za-z_$][\w$]*)/g;

/** A variant of a test case that may cover a goal. */
export interface GoalSuggestion {
  readonly goal: number;
  /** Equal for suggestions that put the same value in. */
  readonly key: string;
  apply(random: Random): TestCaseDto;
}

type Hints = NonNullable<OperatorOptions['hints']>;

/** Translates what a search pursues into what operators favour: which callables, property names and strings. */
export class GoalGuide {
  readonly #description: ModuleDescriptionDto;
  readonly #cluster: TestCluster;
  readonly #owners: CallableOwners;
  readonly #hintsOfGoal: readonly Hints[];
  /** By predicate and outcome. */
  readonly #goalsOfBranch = new Map<string, number[]>();
  #goals: readonly number[] | null = null;
  #options: OperatorOptions = {};

  constructor(description: ModuleDescriptionDto, cluster: TestCluster) {
    this.#description = description;
    this.#cluster = cluster;
    this.#owners = new CallableOwners(description, cluster.callables);
    description.goals.forEach((goal, id) => {
      if (goal.kind !== 'branch') return;
      const branch = `${goal.predicate} ${goal.outcome}`;
      this.#goalsOfBranch.set(branch, [...(this.#goalsOfBranch.get(branch) ?? []), id]);
    });
    const hints = description.predicates.map(({ text }) => hintsIn(text));
    this.#hintsOfGoal = description.goals.map((goal) => (goal.kind === 'branch' ? hints[goal.predicate] : undefined) ?? { keys: [], strings: [] });
  }

  /** Options for operators while the search pursues `goals`; `outcome` is how the parent's execution ended. */
  optionsFor(goals: readonly number[], stagnation: number, outcome?: OutcomeDto): OperatorOptions {
    if (this.#goals !== goals) {
      this.#goals = goals;
      this.#options = { wanted: this.#owners.ownersOf(goals), hints: this.#hintsOf(goals) };
    }
    return { ...this.#options, stagnation, ...(outcome === undefined ? {} : { outcome }) };
  }

  /**
   * Variants of a test case that its comparisons suggest, for those of the goals that hang on one of them; and what the
   * error suggests that ended it, for a few of those whose predicate it did not come to.
   */
  suggest(testCase: TestCaseDto, comparisons: readonly ComparisonDto[], goals: readonly number[], outcome?: OutcomeDto): GoalSuggestion[] {
    const wanted = new Map<number, number[]>();
    for (const goal of goals) {
      const predicate = this.#predicateOf(goal);
      if (predicate !== undefined) wanted.set(predicate, [...(wanted.get(predicate) ?? []), goal]);
    }
    const telling = comparisons.filter(({ predicate }) => wanted.has(predicate));
    const compared = this.suggestionsFor(testCase, telling).flatMap(({ predicate, key, apply }) => (wanted.get(predicate) ?? []).map((goal) => ({ goal, key, apply })));
    if (outcome?.kind !== 'threw') return compared;
    const reached = new Set(comparisons.map(({ predicate }) => predicate));
    const missed = [...wanted].flatMap(([predicate, ofPredicate]) => (reached.has(predicate) ? [] : ofPredicate)).slice(0, MOST_MISSED);
    const repairs = suggestionsAfterError(testCase, outcome, this.#sources);
    return [...compared, ...missed.flatMap((goal) => repairs.map(({ key, apply }) => ({ goal, key, apply })))];
  }

  /** Probes that may show what a test case lacks. */
  probes(testCase: TestCaseDto, outcome: OutcomeDto): readonly TestCaseDto[] {
    return probesOf(testCase, outcome, this.#cluster);
  }

  /** The same after a probe, for all goals that hang on what it compared, whether pursued or not; and for one that it did not come to. */
  suggestAfterProbe(probe: TestCaseDto, evidence: ProbeEvidence, goals: readonly number[]): GoalSuggestion[] {
    const compared = new Set(evidence.comparisons.map(({ predicate }) => predicate));
    const missed = goals.find((goal) => !compared.has(this.#predicateOf(goal) ?? -1)) ?? goals[0];
    const concrete = concreteTestCase(probe, evidence, this.#cluster);
    const real = evidence.comparisons.filter(({ left, right }) => left.kind !== 'mimic' && right.kind !== 'mimic');
    const replayed = this.suggestionsFor(concrete, real).flatMap((suggestion) => this.#forGoals(suggestion));
    const imitated = probeSuggestions(probe, evidence, this.#cluster, this.#sources.textOf).flatMap(({ predicate, outcome, key, apply }) => {
      if (predicate === null) return missed === undefined ? [] : [{ goal: missed, key, apply }];
      return this.#forGoals({ predicate, outcome, key, apply });
    });
    return [...imitated, ...replayed];
  }

  #forGoals({ predicate, outcome, key, apply }: TestCaseSuggestion): GoalSuggestion[] {
    return (this.#goalsOfBranch.get(`${predicate} ${outcome}`) ?? []).map((goal) => ({ goal, key, apply }));
  }

  #predicateOf(goal: number): number | undefined {
    const described = this.#description.goals[goal];
    return described?.kind === 'branch' ? described.predicate : undefined;
  }

  /** Variants of a test case that its comparisons suggest. */
  suggestionsFor(testCase: TestCaseDto, comparisons: readonly ComparisonDto[]): readonly TestCaseSuggestion[] {
    return suggestionsFor(testCase, comparisons, this.#sources);
  }

  get #sources(): SuggestionSources {
    return { cluster: this.#cluster, textOf: (predicate) => this.#description.predicates[predicate]?.text ?? '' };
  }

  #hintsOf(goals: readonly number[]): Hints {
    const hints = goals.map((goal) => this.#hintsOfGoal[goal] as Hints);
    const keys = new Set(hints.flatMap((hint) => hint.keys));
    const strings = new Set(hints.flatMap((hint) => hint.strings));
    return { keys: [...keys].slice(0, MOST_HINTS), strings: [...strings].slice(0, MOST_HINTS) };
  }
}

function hintsIn(text: string): Hints {
  const strings = Array.from(text.matchAll(STRING_LITERAL), ([, , literal]) => literal ?? '').filter((literal) => literal !== '');
  const keys = Array.from(text.replace(STRING_LITERAL, '').matchAll(MEMBER_NAME), ([, key]) => key ?? '').filter((key) => !isBuiltinMember(key));
  return { keys, strings };
}
