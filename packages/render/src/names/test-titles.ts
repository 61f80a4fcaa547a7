import type { AssertedTestDto, AssertionDto, ValueTree } from '@auklet/protocol';
import { callableOf } from '../callable-of.ts';
import type { SubjectReference, TestToRender } from '../render-request.ts';
import { behaviourOf } from './behaviour.ts';
import { distinctParts } from './distinct-parts.ts';
import { listed, phrase } from './phrase.ts';
import { referent } from './referent.ts';
import { type Target, targetOf } from './target.ts';

export interface TestTitle {
  readonly group: string;
  readonly name: string;
  /** Line of the source that defines what the test is about; infinite when that is unknown. */
  readonly line: number;
}

/** A title of this length stands on one line with what opens its test. */
const MOST_CHARACTERS = 78;
/** A longer account of the input says less than what held. */
const MOST_INPUT = 40;

/** Titles for the tests of a file: what happens, and for which input; unique within their group. */
export function testTitles(tests: readonly TestToRender[], subject: SubjectReference): TestTitle[] {
  const taken = new Set<string>();
  const targets = tests.map(({ test }) => targetOf(test, subject));
  const parts = partsByGroup(targets, tests);
  return tests.map(({ test, conditions = [] }, index) => {
    const target = targets[index] as Target;
    const names = candidates(test, target, subject, conditions, parts[index] ?? '');
    const name = names.find((candidate) => !taken.has(`${target.group}\0${candidate}`)) ?? numbered(names[0] as string, target, taken);
    taken.add(`${target.group}\0${name}`);
    return { group: target.group, name, line: callableOf(target.statement, subject)?.location?.start.line ?? Number.POSITIVE_INFINITY };
  });
}

function partsByGroup(targets: readonly Target[], tests: readonly TestToRender[]): readonly string[] {
  const parts: string[] = [];
  for (const group of new Set(targets.map((target) => target.group))) {
    const members = targets.flatMap((target, index) => (target.group === group ? [index] : []));
    const calls = members.map((index) => ({ statement: (targets[index] as Target).statement, testCase: (tests[index] as TestToRender).test.testCase }));
    distinctParts(calls).forEach((part, position) => (parts[members[position] as number] = part));
  }
  return parts;
}

function candidates(test: AssertedTestDto, target: Target, subject: SubjectReference, conditions: readonly string[], part: string): string[] {
  const behaviour = behaviourOf(test, target);
  const input = inputOf(test, target, subject);
  const earlier = earlierCalls(test, target);
  const byInput = [...(input === '' ? [] : [`${behaviour}${input}`]), `${behaviour}${input}${earlier}`];
  const byCondition = conditions.map((condition) => `${behaviour} when ${condition}`);
  const byPart = part === '' ? [] : [`${behaviour}${part}`];
  const names = needsReason(test, target) || input.length > MOST_INPUT ? [...byCondition, ...(input.length > MOST_INPUT ? byPart : []), ...byInput] : [...byInput, ...byCondition];
  const fitting = names.filter((name) => name.length <= MOST_CHARACTERS);
  return fitting.length > 0 ? fitting : [behaviour];
}

/** Whether a reader asks why rather than for what: it throws, or gives nothing, yes or no. */
function needsReason({ assertions }: AssertedTestDto, { end }: Target): boolean {
  return assertions.some((assertion) => assertion.kind === 'throws' || (assertion.statement === end && isAnswer(assertion)));
}

function isAnswer(assertion: AssertionDto): boolean {
  return assertion.kind === 'is' && assertion.path.length === 0 && ['undefined', 'null', 'boolean'].includes(assertion.value.kind);
}

function numbered(base: string, target: Target, taken: ReadonlySet<string>): string {
  for (let number = 2; ; number++) {
    const name = `${base} (${number})`;
    if (!taken.has(`${target.group}\0${name}`)) return name;
  }
}

/** ` for 'a' and 2`, ` without arguments`, or nothing for what takes none. */
function inputOf({ testCase }: AssertedTestDto, { statement }: Target, subject: SubjectReference): string {
  const words = (tree: ValueTree): string => (tree.kind === 'reference' ? referent(tree.statement, testCase, subject) : phrase(tree));
  if (statement.kind === 'set') return ` to ${words(statement.value)}`;
  if (!('args' in statement)) return '';
  const receiver = statement.kind === 'call' && statement.thisArg !== undefined ? ` on ${words(statement.thisArg)}` : '';
  const known = callableOf(statement, subject);
  const takesAny = known === undefined ? statement.kind === 'call' : known.parameters.length > 0;
  if (statement.args.length === 0) return takesAny ? ` without arguments${receiver}` : '';
  return ` for ${listed(statement.args.map(words))}${receiver}`;
}

/** ` after push and pop`: the calls that came before, which tell apart what the input does not. */
function earlierCalls({ testCase }: AssertedTestDto, { index }: Target): string {
  const names = testCase.statements.slice(0, index).flatMap((statement) => (statement.kind === 'method' && typeof statement.key === 'string' ? [statement.key] : []));
  return names.length === 0 ? '' : ` after ${listed([...new Set(names)])}`;
}
