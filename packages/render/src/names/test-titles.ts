import type { AssertedTestDto, AssertionDto, ValueTree } from '@auklet/protocol';
import type { SubjectReference } from '../render-request.ts';
import { listed, phrase, withArticle } from './phrase.ts';
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
    const name = candidates(test, target).find((candidate) => !taken.has(`${target.group}\0${candidate}`)) ?? numbered(test, target, taken);
    taken.add(`${target.group}\0${name}`);
    return { group: target.group, name };
  });
}

function candidates(test: AssertedTestDto, target: Target): string[] {
  const behaviour = behaviourOf(test, target);
  const input = inputOf(target);
  const earlier = earlierCalls(test, target);
  const names = [...(input === '' ? [] : [`${behaviour}${input}`]), `${behaviour}${input}${earlier}`];
  const fitting = names.filter((name) => name.length <= MOST_CHARACTERS);
  return fitting.length > 0 ? fitting : [behaviour];
}

function numbered(test: AssertedTestDto, target: Target, taken: ReadonlySet<string>): string {
  const base = candidates(test, target)[0] as string;
  for (let number = 2; ; number++) {
    const name = `${base} (${number})`;
    if (!taken.has(`${target.group}\0${name}`)) return name;
  }
}

function behaviourOf(test: AssertedTestDto, { index, statement, ending }: Target): string {
  const thrown = test.assertions.find((assertion) => assertion.kind === 'throws');
  if (thrown !== undefined) return `${ending === 'awaited' ? 'rejects with' : 'throws'} ${thrownPhrase(thrown)}`;
  const about = test.assertions.filter((assertion) => assertion.statement >= index);
  if (statement.kind === 'construct' && ending === 'value') return 'creates an instance';
  const result = resultPhrase(about);
  if (result === undefined) return statement.kind === 'set' ? 'can be set' : 'changes its input';
  if (ending === 'awaited') return `resolves to ${result}`;
  if (ending === 'items') return `yields ${result}`;
  return statement.kind === 'get' ? `is ${result}` : `returns ${result}`;
}

function thrownPhrase({ error }: Extract<AssertionDto, { kind: 'throws' }>): string {
  if ('value' in error) return phrase(error.value);
  return error.type === 'null' ? 'an object' : withArticle(error.type);
}

function resultPhrase(assertions: readonly AssertionDto[]): string | undefined {
  const whole = assertions.find((assertion) => assertion.path.length === 0);
  switch (whole?.kind) {
    case 'is':
    case 'equals':
      return phrase(whole.value);
    case 'close-to':
      return `about ${Number(whole.value.toPrecision(4))}`;
    case 'same-as':
      return 'the same value';
    case 'type-of':
      return withArticle(whole.type);
    case 'instance-of':
      return withArticle(whole.type);
    default:
      return lengthPhrase(assertions);
  }
}

function lengthPhrase(assertions: readonly AssertionDto[]): string | undefined {
  const length = assertions.find((assertion) => assertion.path.length === 1 && (assertion.path[0] === 'length' || assertion.path[0] === 'size'));
  if (length?.kind === 'is' && length.value.kind === 'number') return `something of ${String(length.path[0])} ${length.value.value}`;
  return assertions.length > 0 ? 'an object' : undefined;
}

/** ` for 'a' and 2`, ` without arguments`, or nothing for what takes none. */
function inputOf({ statement }: Target): string {
  if (statement.kind === 'set') return ` to ${phrase(statement.value)}`;
  if (!('args' in statement)) return '';
  const args: readonly ValueTree[] = statement.args;
  if (args.length === 0) return statement.kind === 'call' ? ' without arguments' : '';
  return ` for ${listed(args.map(phrase))}`;
}

/** ` after push and pop`: the calls that came before, which tell apart what the input does not. */
function earlierCalls({ testCase }: AssertedTestDto, { index }: Target): string {
  const names = testCase.statements.slice(0, index).flatMap((statement) => (statement.kind === 'method' && typeof statement.key === 'string' ? [statement.key] : []));
  return names.length === 0 ? '' : ` after ${listed(names)}`;
}
