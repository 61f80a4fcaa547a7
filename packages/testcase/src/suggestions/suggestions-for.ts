import type { ComparisonDto, OutcomeDto, TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { isWellFormed } from '../model/test-case.ts';
import { withinLimits } from '../operators/within-limits.ts';
import type { Change } from './change.ts';
import { errorChanges } from './error-changes.ts';
import { furtherCalls } from './further-calls.ts';
import { groupChanges } from './group-changes.ts';
import { jointChanges } from './joint-changes.ts';
import { kindChanges } from './kind-changes.ts';
import { type Leaf, leavesOf } from './leaf.ts';
import { operandChanges } from './operand-changes.ts';
import { patternChanges } from './pattern-changes.ts';
import { propertyChanges } from './property-changes.ts';
import { repetitionChanges } from './repetition-changes.ts';
import { replaceLeaf } from './replace-leaf.ts';
import { viewedLeaf, type ViewedLeaf } from './replacements.ts';
import { truthChanges } from './truth-changes.ts';

const MOST_PER_COMPARISON = 30;
const MOST_AFTER_ERROR = 12;

type ThrowingOutcome = Extract<OutcomeDto, { kind: 'threw' }>;

/** A variant of a test case that may make one of its predicates come out otherwise. */
export interface TestCaseSuggestion {
  readonly predicate: number;
  /** The opposite of what the comparison came to. */
  readonly outcome: boolean;
  /** Equal for suggestions that put the same value in because of the same operands. */
  readonly key: string;
  apply(random: Random): TestCaseDto;
}

export interface SuggestionSources {
  readonly cluster: TestCluster;
  /** Source text of a predicate's condition, which often names the property that it tests. */
  textOf(predicate: number): string;
}

/**
 * Variants of a test case that its comparisons suggest: an operand that came from an input is set to what it was
 * compared with (input-to-state correspondence, Aschermann et al. 2019), through transforms where need be.
 */
export function suggestionsFor(testCase: TestCaseDto, comparisons: readonly ComparisonDto[], sources: SuggestionSources): TestCaseSuggestion[] {
  if (comparisons.length === 0) return [];
  const leaves = leavesOf(testCase);
  learnOperands(comparisons, leaves, sources.cluster);
  const viewed = leaves.map((leaf) => viewedLeaf(leaf, sources.cluster.views));
  const leading = new Map<number, readonly ViewedLeaf[]>();
  return comparisons.flatMap((comparison) => {
    const { predicate, statement, left, right } = comparison;
    const candidates = leading.get(statement) ?? leadingTo(statement, viewed);
    leading.set(statement, candidates);
    const outcome = !comparison.outcome;
    const operands = JSON.stringify([left, right]);
    const keyOf = (name: string): string => `${predicate} ${outcome} ${name} for ${operands}`;
    const changed = take(MOST_PER_COMPARISON, changesFor(candidates, comparison, sources)).map(({ leaf, name, make, before }) => ({
      predicate,
      outcome,
      key: keyOf(name),
      apply: (random: Random) => applied(before?.(testCase) ?? testCase, leaf, make, sources.cluster, random),
    }));
    const further = furtherCalls(testCase, leaves, comparison, sources.cluster);
    return [...further.map(({ name, make }) => ({ predicate, outcome, key: keyOf(name), apply: (random: Random) => sound(make(random), testCase) })), ...changed];
  });
}

/** Variants of a test case that give the subject what it missed when a statement ended in an error of the engine. */
export function suggestionsAfterError(testCase: TestCaseDto, { statement, error }: ThrowingOutcome, { cluster }: SuggestionSources): Omit<TestCaseSuggestion, 'predicate' | 'outcome'>[] {
  const leaves = leavesOf(testCase).filter((leaf) => leaf.statement <= statement);
  const nearest = leaves.toSorted((a, b) => b.statement - a.statement);
  return errorChanges(nearest, error, cluster)
    .slice(0, MOST_AFTER_ERROR)
    .map(({ leaf, name, make }) => ({ key: `${error.message} ${name}`, apply: (random) => applied(testCase, leaf, make, cluster, random) }));
}

/** What can have been compared: values of the statement that ran, and then of those before it. */
function leadingTo(statement: number, viewed: readonly ViewedLeaf[]): readonly ViewedLeaf[] {
  return viewed.filter(({ leaf }) => leaf.statement <= statement).toSorted((a, b) => b.leaf.statement - a.leaf.statement);
}

/** Keeps what inputs were compared with for later, unless it came from the test case itself. */
function learnOperands(comparisons: readonly ComparisonDto[], leaves: readonly Leaf[], { pool }: TestCluster): void {
  const own = leaves.flatMap(({ value }) => (value.kind === 'string' ? [value.value] : []));
  const numbers = new Set(leaves.flatMap(({ value }) => (value.kind === 'number' ? [value.value] : [])));
  for (const operand of comparisons.flatMap(({ left, right }) => [left, right])) {
    const isOwn = operand.kind === 'string' ? own.some((text) => text.includes(operand.value)) : operand.kind === 'number' && numbers.has(operand.value);
    if (!isOwn) pool.learnOperand(operand);
  }
}

function applied(testCase: TestCaseDto, leaf: Leaf, make: Change['make'], cluster: TestCluster, random: Random): TestCaseDto {
  return sound(replaceLeaf(testCase, leaf, make, cluster, random), testCase);
}

function sound(variant: TestCaseDto, otherwise: TestCaseDto): TestCaseDto {
  const fitting = withinLimits(variant);
  return isWellFormed(fitting) ? fitting : otherwise;
}

/** Made one by one, since most of them are not taken. */
function* changesFor(viewed: readonly ViewedLeaf[], comparison: ComparisonDto, { cluster, textOf }: SuggestionSources): Generator<Change> {
  const leaves = viewed.map(({ leaf }) => leaf);
  const text = textOf(comparison.predicate);
  yield* patternChanges(leaves, comparison, cluster.pool.patterns);
  yield* groupChanges(leaves, comparison, cluster.pool.patterns);
  yield* jointChanges(leaves, comparison);
  yield* repetitionChanges(leaves, comparison, cluster.pool.separators);
  yield* operandChanges(viewed, comparison, text, cluster.pool);
  yield* truthChanges(leaves, comparison);
  yield* kindChanges(leaves, comparison, cluster);
  yield* propertyChanges(viewed, comparison, text);
}

function take<T>(count: number, items: Iterable<T>): T[] {
  const taken: T[] = [];
  for (const item of items) {
    taken.push(item);
    if (taken.length >= count) break;
  }
  return taken;
}
