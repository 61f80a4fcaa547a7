import type { AssertedTestDto, ValueTree } from '@auklet/protocol';
import { callableOf } from '../callable-of.ts';
import type { SubjectReference } from '../render-request.ts';
import { behaviourOf } from './behaviour.ts';
import { listed, phrase } from './phrase.ts';
import { referent } from './referent.ts';
import { type Target, targetOf } from './target.ts';

export interface TestTitle {
  readonly group: string;
  readonly name: string;
}

const MOST_CHARACTERS = 90;

/** Titles for the tests of a file: what happens, and for which input; unique within their group. */
export function testTitles(tests: readonly AssertedTestDto[], subject: SubjectReference): TestTitle[] {
  const taken = new Set<string>();
  return tests.map((test) => {
    const target = targetOf(test, subject);
    const names = candidates(test, target, subject);
    const name = names.find((candidate) => !taken.has(`${target.group}\0${candidate}`)) ?? numbered(names[0] as string, target, taken);
    taken.add(`${target.group}\0${name}`);
    return { group: target.group, name };
  });
}

function candidates(test: AssertedTestDto, target: Target, subject: SubjectReference): string[] {
  const behaviour = behaviourOf(test, target);
  const input = inputOf(test, target, subject);
  const earlier = earlierCalls(test, target);
  const names = [...(input === '' ? [] : [`${behaviour}${input}`]), `${behaviour}${input}${earlier}`];
  const fitting = names.filter((name) => name.length <= MOST_CHARACTERS);
  return fitting.length > 0 ? fitting : [behaviour];
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
  const takesAny = statement.kind === 'call' || (callableOf(statement, subject)?.parameters.length ?? 0) > 0;
  if (statement.args.length === 0) return takesAny ? ` without arguments${receiver}` : '';
  return ` for ${listed(statement.args.map(words))}${receiver}`;
}

/** ` after push and pop`: the calls that came before, which tell apart what the input does not. */
function earlierCalls({ testCase }: AssertedTestDto, { index }: Target): string {
  const names = testCase.statements.slice(0, index).flatMap((statement) => (statement.kind === 'method' && typeof statement.key === 'string' ? [statement.key] : []));
  return names.length === 0 ? '' : ` after ${listed([...new Set(names)])}`;
}
