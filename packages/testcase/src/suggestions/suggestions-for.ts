import type { ComparedDto, ComparisonDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { isWellFormed } from '../model/test-case.ts';
import { withinLimits } from '../operators/within-limits.ts';
import { jsonText, objectInJson } from '../values/json-text.ts';
import { mutateString } from '../values/mutate-string.ts';
import { stringValue } from '../values/sample-string.ts';
import { sampleAlternative, sampleUnknown } from '../values/sample-value.ts';
import type { ValueContext } from '../values/value-context.ts';
import { mayBeTested, wantedKind } from './kinds.ts';
import { type Leaf, leavesOf } from './leaf.ts';
import { mayBeOperand } from './operand-match.ts';
import { propertyTested, withProperty } from './missing-property.ts';
import { replaceLeaf } from './replace-leaf.ts';
import { replacementsFor } from './replacements.ts';

const MOST_PER_COMPARISON = 8;

/** A variant of a test case that may make one of its predicates come out otherwise. */
export interface TestCaseSuggestion {
  readonly predicate: number;
  /** The outcome that is wanted. */
  readonly outcome: boolean;
  /** Equal for suggestions that put the same value in. */
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
  return comparisons.flatMap((comparison) =>
    changesFor(leaves, comparison, sources)
      .slice(0, MOST_PER_COMPARISON)
      .map(({ leaf, name, make }) => ({
        predicate: comparison.predicate,
        outcome: !comparison.outcome,
        key: `${comparison.predicate} ${!comparison.outcome} ${name}`,
        apply: (random: Random) => applied(testCase, leaf, make, sources.cluster, random),
      })),
  );
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

interface Change {
  readonly leaf: Leaf;
  readonly name: string;
  readonly make: (context: ValueContext) => ValueTree;
}

function applied(testCase: TestCaseDto, leaf: Leaf, make: Change['make'], cluster: TestCluster, random: Random): TestCaseDto {
  const variant = withinLimits(replaceLeaf(testCase, leaf, make, cluster, random));
  return isWellFormed(variant) ? variant : testCase;
}

function changesFor(leaves: readonly Leaf[], comparison: ComparisonDto, sources: SuggestionSources): Change[] {
  return [
    ...patternChanges(leaves, comparison, sources.cluster),
    ...operandChanges(leaves, comparison),
    ...truthChanges(leaves, comparison),
    ...kindChanges(leaves, comparison, sources.cluster),
    ...propertyChanges(leaves, comparison, sources),
  ];
}

function operandChanges(leaves: readonly Leaf[], comparison: ComparisonDto): Change[] {
  if (isEquality(comparison) && comparison.outcome) return unequalChanges(leaves, comparison);
  return leaves.flatMap((leaf) => replacementsFor(leaf, comparison).map((value) => ({ leaf, name: JSON.stringify(value), make: () => value })));
}

function isEquality({ operator }: ComparisonDto): boolean {
  return operator === '===' || operator === '==';
}

/** Something else in the place of what was found equal. */
function unequalChanges(leaves: readonly Leaf[], { left, right }: ComparisonDto): Change[] {
  return leaves
    .filter(({ value }) => mayBeOperand(value, left) || mayBeOperand(value, right))
    .map((leaf) => ({ leaf, name: `other at ${placeOf(leaf)}`, make: (context) => (context.random.boolean(0.3) ? FAILURE : sampleUnknown(context)) }));
}

const FAILURE: ValueTree = { kind: 'error', type: 'Error', message: 'failure' };
const FALSY: readonly ValueTree[] = [{ kind: 'null' }, { kind: 'undefined' }, { kind: 'boolean', value: false }, { kind: 'number', value: 0 }, { kind: 'string', value: '' }];
const TRUTHY: readonly ValueTree[] = [{ kind: 'boolean', value: true }, { kind: 'number', value: 1 }, { kind: 'string', value: 'a' }, { kind: 'object', properties: [] }];

/** Something false in the place of what was found true, and the other way round. */
function truthChanges(leaves: readonly Leaf[], { operator, left, outcome }: ComparisonDto): Change[] {
  if (operator !== 'truthy' && operator !== 'nullish') return [];
  const candidates = outcome === (operator === 'truthy') ? FALSY : TRUTHY;
  return leaves
    .filter(({ value }) => mayBeOperand(value, left))
    .map((leaf) => ({ leaf, name: `${outcome} at ${placeOf(leaf)}`, make: ({ random }) => (operator === 'nullish' && !outcome ? { kind: 'null' } : random.pick(candidates)) }));
}

/** Texts that match the pattern a string was held against; for a match, texts that just fail it. */
function patternChanges(leaves: readonly Leaf[], { left, right, outcome }: ComparisonDto, { pool }: TestCluster): Change[] {
  const pattern = [left, right].find((operand) => operand.kind === 'regexp');
  const text = textOperand(left, right);
  if (pattern === undefined || text === undefined) return [];
  pool.patterns.learn(pattern);
  return leaves.flatMap((leaf) => {
    const { value } = leaf;
    if (value.kind !== 'string' || !(value.value === text || (text !== '' && value.value.includes(text)))) return [];
    const make = (context: ValueContext): ValueTree => {
      if (outcome) return mutateString(value.value, context);
      const matching = pool.patterns.textFor(pattern, context.random) ?? text;
      return stringValue(value.value === text ? matching : value.value.replace(text, () => matching));
    };
    return [{ leaf, name: `/${pattern.source}/ at ${placeOf(leaf)}`, make }];
  });
}

function textOperand(left: ComparedDto, right: ComparedDto): string | undefined {
  if (left.kind === 'string') return left.value;
  return right.kind === 'string' ? right.value : undefined;
}

function kindChanges(leaves: readonly Leaf[], comparison: ComparisonDto, cluster: TestCluster): Change[] {
  const kind = wantedKind(comparison, cluster);
  if (kind === undefined) return [];
  return leaves
    .filter(({ path, value }) => path.length <= 2 && mayBeTested(value, comparison))
    .map((leaf) => ({ leaf, name: `${kind.kind} at ${placeOf(leaf)}`, make: (context) => sampleAlternative(kind, context) }));
}

/** Gives objects, and texts that spell objects in JSON, the property that a condition looked for. */
function propertyChanges(leaves: readonly Leaf[], comparison: ComparisonDto, sources: SuggestionSources): Change[] {
  const key = propertyTested(sources.textOf(comparison.predicate), comparison);
  if (key === undefined) return [];
  return leaves.flatMap((leaf) => {
    const { value } = leaf;
    const spelt = value.kind === 'string' ? objectInJson(value.value) : undefined;
    const object = value.kind === 'object' ? value : spelt;
    if (object === undefined) return [];
    const make = (context: ValueContext): ValueTree => {
      const extended = withProperty(object, key, comparison, context);
      return spelt === undefined ? extended : stringValue(jsonText(extended));
    };
    return [{ leaf, name: `${key} at ${placeOf(leaf)}`, make }];
  });
}

function placeOf({ position, path }: Leaf): string {
  return [position, ...path].join('.');
}
