import type { CallableDto, ComparisonDto, ModuleDescriptionDto, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { OperatorOptions } from '../operators/operator-options.ts';
import { ComparisonMemory } from '../suggestions/comparison-memory.ts';
import { type SuggestionSources, suggestionsAfterError, suggestionsFor, type TestCaseSuggestion } from '../suggestions/suggestions-for.ts';
import { concreteTestCase, type ProbeEvidence, probeSuggestions } from '../probes/probe-suggestions.ts';
import { probesOf } from '../probes/probes-of.ts';
import { isBuiltinMember } from './builtin-members.ts';
import { CallableOwners } from './callable-owners.ts';
import type { TestCluster } from './test-cluster.ts';

const MOST_HINTS = 24;
/** Goals that suggestions after an error are for. */
const MOST_MISSED = 3;
/** Goals that one suggestion is for, where many wait for the same predicate. */
const MOST_SERVED = 3;
/** Predicates that are asked what made the subject throw. */
const MOST_BEFORE_ERROR = 3;
const STRING_LITERAL = /(['"`])((?:\\.|(?!\1)[^\\])*)\1/g;
/** The name of a member, and whether it is called. */
const MEMBER_NAME = /\.([A-Za-z_$][\w$]*)(\s*\(|\?\.\()?/g;

/** A variant of a test case that may cover a goal. */
export interface GoalSuggestion {
  readonly goal: number;
  /** Equal for suggestions that put the same value in. */
  readonly key: string;
  apply(random: Random): TestCaseDto;
}

/** A way that a predicate can come out. */
interface Branch {
  readonly predicate: number;
  readonly outcome: boolean;
}

/** What a search is after; `stagnation` counts generations in which nothing got better. */
interface PursuedGoals {
  readonly goals: readonly number[];
  readonly stagnation: number;
}

/** What a search is after now, and what it has not covered at all. */
interface OpenGoals {
  readonly goals: readonly number[];
  isOpen(goal: number): boolean;
}

type Hints = NonNullable<OperatorOptions['hints']>;

const NO_HINTS: Hints = { keys: [], strings: [] };

/** Translates what a search pursues into what operators favour: which callables, property names and strings. */
export class GoalGuide {
  readonly #description: ModuleDescriptionDto;
  readonly #cluster: TestCluster;
  readonly #owners: CallableOwners;
  readonly #hintsOfGoal: readonly Hints[];
  /** By predicate and outcome. */
  readonly #goalsOfBranch = new Map<string, number[]>();
  readonly #compared = new ComparisonMemory();
  readonly #beforeErrors = new ComparisonMemory();
  /** Predicates of other modules, by module and number there. */
  readonly #elsewhere = new Map<string, number>();
  #goals: readonly number[] | null = null;
  #options: { readonly wanted: readonly CallableDto[]; readonly hints: Hints } = { wanted: [], hints: NO_HINTS };

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
    this.#hintsOfGoal = description.goals.map((goal) => (goal.kind === 'branch' ? hints[goal.predicate] : undefined) ?? NO_HINTS);
  }

  /** Options for operators while the search pursues `goals`; `outcome` is how the parent's execution ended. */
  optionsFor(goals: readonly number[], stagnation: number, outcome?: OutcomeDto): OperatorOptions {
    if (this.#goals !== goals) {
      this.#goals = goals;
      this.#options = { wanted: this.#owners.ownersOf(goals), hints: this.#hintsOf(goals) };
    }
    const { wanted, hints } = this.#options;
    return outcome === undefined ? { wanted, hints, stagnation } : { wanted, hints, stagnation, outcome };
  }

  /**
   * Variants of a test case that its comparisons suggest, for those of the goals that hang on one of them; and what the
   * error suggests that ended it, for a few of those whose predicate it did not come to. What dependencies compared is
   * suggested for those, too, and when nothing gets better for goals that were missed.
   */
  suggest(testCase: TestCaseDto, compared: readonly ComparisonDto[], { goals, stagnation }: PursuedGoals, outcome?: OutcomeDto): GoalSuggestion[] {
    const comparisons = compared.filter(({ module }) => module === undefined);
    const branches = goals.flatMap((goal) => this.#branchesFor(goal, stagnation > 0 ? comparisons : []).map((branch) => ({ goal, ...branch })));
    const telling = this.#compared.due(comparisons.filter(({ predicate }) => branches.some((branch) => branch.predicate === predicate)));
    const own = this.suggestionsFor(testCase, telling).flatMap(({ predicate, key, apply }) =>
      branches.filter((branch) => branch.predicate === predicate).slice(0, MOST_SERVED).map(({ goal }) => ({ goal, key, apply })),
    );
    const reached = new Set(comparisons.map(({ predicate }) => predicate));
    const [met, missed] = [true, false].map((isMet) => [...new Set(branches.flatMap(({ goal, predicate }) => (reached.has(predicate) === isMet ? [goal] : [])))].slice(0, MOST_MISSED)) as [number[], number[]];
    const elsewhere = compared.filter(({ module }) => module !== undefined);
    if (outcome?.kind !== 'threw') return stagnation > 0 && met.length > 0 ? [...own, ...forEach(met, this.#suggestedElsewhere(testCase, elsewhere))] : own;
    const repairs = suggestionsAfterError(testCase, outcome, this.#sources);
    const avoiding = stagnation > 0 && missed.length > 0 ? this.suggestionsFor(testCase, this.#beforeErrors.due(lastOf(comparisons))) : [];
    const held = [...new Set([...missed, ...goals])].slice(0, MOST_MISSED);
    return [...own, ...forEach(missed, [...repairs, ...avoiding]), ...forEach(held, this.#suggestedElsewhere(testCase, lastOf(elsewhere)))];
  }

  /** Predicates of other modules have numbers of their own, beyond those of this one. */
  #suggestedElsewhere(testCase: TestCaseDto, comparisons: readonly ComparisonDto[]): readonly TestCaseSuggestion[] {
    return this.suggestionsFor(testCase, this.#compared.due(comparisons.map((comparison) => ({ ...comparison, predicate: this.#numberOf(comparison) }))));
  }

  #numberOf({ module, predicate }: ComparisonDto): number {
    const name = `${module} ${predicate}`;
    const number = this.#elsewhere.get(name) ?? this.#description.predicates.length + this.#elsewhere.size;
    this.#elsewhere.set(name, number);
    return number;
  }

  /** Probes that may show what a test case lacks. */
  probes(testCase: TestCaseDto, outcome: OutcomeDto): readonly TestCaseDto[] {
    return probesOf(testCase, outcome, this.#cluster);
  }

  /** The same after a probe, for all open goals that hang on what it compared, whether pursued or not; and for one that it did not come to. */
  suggestAfterProbe(probe: TestCaseDto, evidence: ProbeEvidence, { goals, isOpen }: OpenGoals): GoalSuggestion[] {
    const compared = new Set(evidence.comparisons.map(({ predicate }) => predicate));
    const missed = goals.find((goal) => !compared.has(this.#branchOf(goal)?.predicate ?? -1)) ?? goals[0];
    const concrete = concreteTestCase(probe, evidence, this.#cluster);
    const isTelling = (predicate: number): boolean => [true, false].some((outcome) => this.#goalsOf(predicate, outcome).some(isOpen));
    const real = this.#compared.due(evidence.comparisons.filter(({ predicate, left, right }) => left.kind !== 'mimic' && right.kind !== 'mimic' && isTelling(predicate)));
    const replayed = this.suggestionsFor(concrete, real).flatMap((suggestion) => this.#forGoals(suggestion));
    const imitated = probeSuggestions(probe, evidence, this.#cluster, this.#sources.textOf).flatMap(({ predicate, outcome, key, apply }) => {
      if (predicate === null) return missed === undefined ? [] : [{ goal: missed, key, apply }];
      return this.#forGoals({ predicate, outcome, key, apply });
    });
    return [...imitated, ...replayed];
  }

  #forGoals({ predicate, outcome, key, apply }: TestCaseSuggestion): GoalSuggestion[] {
    return this.#goalsOf(predicate, outcome).map((goal) => ({ goal, key, apply }));
  }

  #goalsOf(predicate: number, outcome: boolean): readonly number[] {
    return this.#goalsOfBranch.get(`${predicate} ${outcome}`) ?? [];
  }

  /** The goal itself, and the nearest of what it depends on that came out otherwise: so its predicate was not come to, or not again. */
  #branchesFor(goal: number, comparisons: readonly ComparisonDto[]): Branch[] {
    const wanted = [goal, ...this.#blocking(goal, comparisons)];
    return wanted.flatMap((one) => this.#branchOf(one) ?? []);
  }

  #blocking(goal: number, comparisons: readonly ComparisonDto[]): number[] {
    const seen = new Set([goal]);
    const parentsOf = (level: readonly number[]): number[] => level.flatMap((one) => this.#description.goals[one]?.parents ?? []).filter((one) => !seen.has(one));
    for (let level = parentsOf([goal]); comparisons.length > 0 && level.length > 0; level = parentsOf(level)) {
      for (const one of level) seen.add(one);
      const missed = level.find((one) => comparisons.some((comparison) => misses(comparison, this.#branchOf(one))));
      if (missed !== undefined) return [missed];
    }
    return [];
  }

  #branchOf(goal: number): Branch | undefined {
    const described = this.#description.goals[goal];
    return described?.kind === 'branch' ? described : undefined;
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

function forEach(goals: readonly number[], suggestions: readonly Omit<GoalSuggestion, 'goal'>[]): GoalSuggestion[] {
  return goals.flatMap((goal) => suggestions.map(({ key, apply }) => ({ goal, key, apply })));
}

/** What was compared last: had it come out otherwise, the subject might not have thrown. */
function lastOf(comparisons: readonly ComparisonDto[]): readonly ComparisonDto[] {
  const predicates = [...new Set(comparisons.map(({ predicate }) => predicate))];
  return predicates.slice(-MOST_BEFORE_ERROR).flatMap((last) => comparisons.findLast(({ predicate }) => predicate === last) ?? []);
}

/** Whether the comparison came out otherwise than the branch wants. */
function misses({ predicate, outcome }: ComparisonDto, branch: Branch | undefined): boolean {
  return predicate === branch?.predicate && outcome !== branch.outcome;
}

function hintsIn(text: string): Hints {
  const strings = Array.from(text.matchAll(STRING_LITERAL), ([, , literal]) => literal ?? '').filter((literal) => literal !== '');
  const members = [...text.replace(STRING_LITERAL, '').matchAll(MEMBER_NAME)];
  const keys = members.flatMap(([, key = '', called]) => (isBuiltinMember(key) && (called !== undefined || !mayBeOption(key)) ? [] : [key]));
  return { keys, strings };
}

/** A method's name that is read without a call, such as `options.sort`, is more likely a property of the project's own. */
function mayBeOption(key: string): boolean {
  return /^[a-z]/.test(key) && key !== 'prototype' && !(key in Object.prototype);
}
