import type { ComparedDto, ComparisonDto, MimicDto, ProbeDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { createRandom, type Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { valuesOf } from '../model/statement.ts';
import { phenotypeKey } from '../model/phenotype-key.ts';
import { isWellFormed } from '../model/test-case.ts';
import { withinLimits } from '../operators/within-limits.ts';
import { type Leaf, leavesOf } from '../suggestions/leaf.ts';
import { replaceLeaf } from '../suggestions/replace-leaf.ts';
import { jsonText, valueInJson } from '../values/json-text.ts';
import { stringValue } from '../values/sample-string.ts';
import { contextOf, type ValueContext } from '../values/value-context.ts';
import { Draft } from '../statements/draft.ts';
import type { ViewCache } from '../views/view-cache.ts';
import { type Assignments, completedValue, concreteValue } from './concrete-values.ts';
import { type MimicTree, mimicTrees, rootOf } from './mimic-tree.ts';
import { probeWith } from './probes-of.ts';
import { type WantedValue, wantedValues } from './wanted-values.ts';

const MOST_PER_COMPARISON = 6;
const MOST_LEFT_OUT = 8;
const LAST_NAME = /(?:\.|\?\.|\[['"])([A-Za-z_$][\w$]*)(?:['"]\])?\s*$/;
const NONE: Assignments = new Map();

/** What a probe showed. */
export interface ProbeEvidence {
  readonly mimics: readonly MimicDto[];
  readonly comparisons: readonly ComparisonDto[];
}

/** A test case with real values in the place of the mimics of a probe. */
export interface ProbeSuggestion {
  /** The predicate that is to come out otherwise; `null` when it should come as far as the probe did. */
  readonly predicate: number | null;
  readonly outcome: boolean;
  readonly key: string;
  apply(random: Random): TestCaseDto;
}

/** What a probe suggests: values like its mimics, and like them but for one that makes a comparison come out otherwise. */
export function probeSuggestions(testCase: TestCaseDto, { mimics, comparisons }: ProbeEvidence, cluster: TestCluster, textOf: (predicate: number) => string): ProbeSuggestion[] {
  const trees = mimicTrees(mimics, comparisons);
  if (trees.length === 0) return [];
  const probed = new ProbedTestCase(testCase, trees, cluster);
  const flipped = comparisons.flatMap((comparison) =>
    targetsOf(comparison, trees, textOf(comparison.predicate))
      .flatMap(({ tree, other }) => wantedValues(comparison, other, cluster).map((wanted) => ({ tree, wanted })))
      .slice(0, MOST_PER_COMPARISON)
      .map(({ tree, wanted }) => ({
        predicate: comparison.predicate,
        outcome: !comparison.outcome,
        key: `probe ${comparison.predicate} ${tree.name} = ${wanted.name}`,
        apply: (random: Random) => probed.concrete(random, { tree, wanted }),
      })),
  );
  return [{ predicate: null, outcome: true, key: `probe ${phenotypeKey(testCase)}`, apply: (random) => probed.concrete(random) }, ...flipped];
}

/** The probed test case with real values in the place of its mimics. */
export function concreteTestCase(testCase: TestCaseDto, { mimics, comparisons }: ProbeEvidence, cluster: TestCluster): TestCaseDto {
  return new ProbedTestCase(testCase, mimicTrees(mimics, comparisons), cluster).concrete(createRandom(0));
}

/** Probes that would show more: with functions that call back what they are given, and without values that were only tested. */
export function furtherProbes(testCase: TestCaseDto, { mimics, comparisons }: ProbeEvidence): TestCaseDto[] {
  const { callbacks = 'ignored', fixed = [] }: Partial<ProbeDto> = testCase.probe ?? {};
  const trees = mimicTrees(mimics, comparisons);
  const further: TestCaseDto[] = [];
  if (callbacks === 'ignored' && trees.some(({ uses }) => uses.includes('given'))) {
    further.push(probeWith(testCase, { callbacks: 'completed' }), probeWith(testCase, { callbacks: 'called' }));
  }
  const tested = trees.filter(({ isOpen, isOnlyTested }) => isOpen && isOnlyTested).slice(0, MOST_LEFT_OUT);
  if (fixed.length === 0 && tested.length > 0) further.push(probeWith(testCase, { fixed: tested.map(({ name }) => [name, { kind: 'undefined' }] as const) }));
  return further;
}

interface Target {
  readonly tree: MimicTree;
  readonly other: ComparedDto;
}

/** Mimics that a comparison was about: its operands, or, where only their kind was compared, those that its text names. */
function targetsOf({ operator, left, right, outcome }: ComparisonDto, trees: readonly MimicTree[], text: string): readonly Target[] {
  const operands = [
    ...(left.kind === 'mimic' ? [{ position: left.position, other: right }] : []),
    ...(right.kind === 'mimic' ? [{ position: right.position, other: left }] : []),
  ];
  if (operator === 'typeof' && !outcome) return namedIn(text, trees).map((tree) => ({ tree, other: right }));
  return operands.flatMap(({ position, other }) => {
    const tree = trees[position];
    return tree === undefined ? [] : [{ tree, other }];
  });
}

function namedIn(text: string, trees: readonly MimicTree[]): readonly MimicTree[] {
  const operand = /^typeof\s+(.*?)\s*[!=]==?/.exec(text)?.[1] ?? '';
  const key = LAST_NAME.exec(operand)?.[1];
  return trees.filter(({ step, isOpen }) => isOpen && (key === undefined ? step.kind === 'argument' || step.kind === 'element' : step.kind === 'property' && step.key === key));
}

interface Flip {
  readonly tree: MimicTree;
  readonly wanted: WantedValue;
}

/** A probed test case, of which concrete ones are made. */
class ProbedTestCase {
  readonly #testCase: TestCaseDto;
  readonly #trees: readonly MimicTree[];
  readonly #roots: readonly MimicTree[];
  readonly #cluster: TestCluster;
  readonly #callbacks: ProbeDto['callbacks'];

  constructor({ version, statements, probe }: TestCaseDto, trees: readonly MimicTree[], cluster: TestCluster) {
    this.#testCase = { version, statements };
    this.#callbacks = probe?.callbacks ?? 'ignored';
    this.#trees = trees;
    this.#roots = trees.filter(({ parent }) => parent === null);
    this.#cluster = cluster;
  }

  /** All mimics made real; one of them as it is wanted. */
  concrete(random: Random, flip?: Flip): TestCaseDto {
    const flipped = flip === undefined ? undefined : rootOf(flip.tree, this.#trees);
    let made = this.#testCase;
    for (const root of this.#roots) if (root !== flipped) made = this.#withRoot(made, root, () => NONE, random);
    if (flip !== undefined && flipped !== undefined) made = this.#withRoot(made, flipped, (context) => new Map([[flip.tree.position, flip.wanted.make(context)]]), random);
    const limited = withinLimits(made);
    return isWellFormed(limited) ? limited : this.#testCase;
  }

  #withRoot(testCase: TestCaseDto, root: MimicTree, assign: (context: ValueContext) => Assignments, random: Random): TestCaseDto {
    if (root.step.kind === 'json') return this.#withText(testCase, root, root.step.text, assign, random);
    const leaf = root.step.kind === 'argument' ? leafAt(testCase, root.step.place) : undefined;
    if (leaf === undefined) return testCase;
    const make = (context: ValueContext): ValueTree => completedValue(leaf.value, root, { assigned: assign(context), callbacks: this.#callbacks });
    return replaceLeaf(testCase, leaf, make, this.#cluster, random);
  }

  /** Puts JSON in the place of the text that was parsed, wherever in the test case that came from. */
  #withText(testCase: TestCaseDto, root: MimicTree, text: string, assign: (context: ValueContext) => Assignments, random: Random): TestCaseDto {
    const assigned = assign(contextOf(new Draft(this.#cluster), random));
    const spelt = valueInJson(text);
    const making = { assigned, callbacks: this.#callbacks };
    const json = jsonText(spelt === undefined || root.isOpen ? concreteValue(root, making) : completedValue(spelt, root, making));
    for (const leaf of leavesOf(testCase)) {
      const replaced = leaf.value.kind === 'string' ? textWith(leaf.value.value, text, json, this.#cluster.views, random) : undefined;
      if (replaced !== undefined) return replaceLeaf(testCase, leaf, () => stringValue(replaced), this.#cluster, random);
    }
    return testCase;
  }
}

/** The text with another in the place of a part of it, if that is a part of it or what it encodes. */
function textWith(whole: string, part: string, other: string, views: ViewCache, random: Random): string | undefined {
  if (whole === part) return other;
  const replaced = views.viewsOf(whole).flatMap(({ value, put }) => (value === part ? (put(other) ?? []) : []));
  return replaced.length === 0 ? undefined : random.pick(replaced);
}

function leafAt({ statements }: TestCaseDto, place: string): Leaf | undefined {
  const [statement, position] = place.split('.').map(Number) as [number, number];
  const target = statements[statement];
  const value = target === undefined ? undefined : valuesOf(target)[position];
  return value === undefined ? undefined : { statement, position, path: [], value };
}
