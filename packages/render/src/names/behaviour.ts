import type { AssertedTestDto, AssertionDto, StatementDto } from '@auklet/protocol';
import { withArticle } from './article.ts';
import { phrase } from './phrase.ts';
import type { Target } from './target.ts';
import { visibleString } from './visible-string.ts';

/** Longer messages are told by the type of the error. */
const MOST_MESSAGE = 40;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];

/** What a test shows, as a verb and what follows it: `returns null`, `throws a RangeError`, `yields [1, 2]`. */
export function behaviourOf(test: AssertedTestDto, target: Target): string {
  const behaviour = verbPhrase(test, target);
  return target.member === null ? behaviour : `${target.member} ${behaviour}`;
}

function verbPhrase({ assertions }: AssertedTestDto, target: Target): string {
  const { statement, end, ending } = target;
  const thrown = assertions.find((assertion) => assertion.kind === 'throws');
  if (thrown !== undefined) return `${ending === 'awaited' ? 'rejects with' : 'throws'} ${thrownPhrase(thrown)}`;
  if (statement.kind === 'construct' && ending === 'value') return 'creates an instance';
  const result = resultPhrase(assertions.filter((assertion) => assertion.statement === end), target);
  const printed = assertions.find((assertion) => assertion.kind === 'printed');
  if (printed !== undefined) return printedPhrase(printed);
  if (result === undefined) return statement.kind === 'set' ? 'can be set' : changePhrase(assertions, statement);
  if (ending === 'awaited') return `resolves to ${result}`;
  if (ending === 'items') return `yields ${result}`;
  return statement.kind === 'get' ? `is ${result}` : `returns ${result}`;
}

function changePhrase(assertions: readonly AssertionDto[], statement: StatementDto): string {
  const called = assertions.find((assertion) => assertion.kind === 'called');
  if (called !== undefined) return `calls back ${times(called.calls.length)}`;
  const changed = new Set(assertions.map((assertion) => assertion.statement));
  if ('receiver' in statement && 'statement' in statement.receiver && changed.has(statement.receiver.statement)) return receiverPhrase(assertions, statement.receiver.statement);
  const isArgument = 'args' in statement && statement.args.some((arg) => arg.kind === 'reference' && changed.has(arg.statement));
  return isArgument ? 'changes its argument' : 'runs';
}

function receiverPhrase(assertions: readonly AssertionDto[], receiver: number): string {
  const own = assertions.filter((assertion) => assertion.statement === receiver);
  const [only] = own;
  if (own.length !== 1 || only === undefined || only.path.length !== 1 || !('value' in only) || typeof only.value === 'number') return 'changes its receiver';
  return `sets ${String(only.path[0])} to ${phrase(only.value)}`;
}

function printedPhrase({ method, calls }: Extract<AssertionDto, { kind: 'printed' }>): string {
  const [args = []] = calls;
  const [only] = args;
  const verb = method === 'warn' ? 'warns' : method === 'error' ? 'prints the error' : 'prints';
  if (calls.length === 1 && args.length === 1 && only !== undefined) return `${verb} ${phrase(only)}`;
  return calls.length === 0 ? 'prints nothing' : `${verb} ${calls.length === 1 ? `${args.length} values` : `${calls.length} times`}`;
}

function times(count: number): string {
  return ['never', 'once', 'twice'][count] ?? `${count} times`;
}

function thrownPhrase({ error }: Extract<AssertionDto, { kind: 'throws' }>): string {
  if ('value' in error) return phrase(error.value);
  if (error.message !== undefined && error.message.length <= MOST_MESSAGE) return visibleString(error.message, MOST_MESSAGE);
  return error.type === 'null' || error.type === 'Object' ? 'an object' : withArticle(error.type);
}

function resultPhrase(assertions: readonly AssertionDto[], target: Target): string | undefined {
  const whole = assertions.find((assertion) => assertion.path.length === 0);
  switch (whole?.kind) {
    case 'is':
    case 'equals':
      return phrase(whole.value);
    case 'close-to':
      return `about ${Number(whole.value.toPrecision(4))}`;
    case 'same-as':
      return identityPhrase(whole.other, target.statement);
    case 'type-of':
    case 'instance-of':
      return withArticle(whole.type);
    default:
      return sizePhrase(assertions);
  }
}

function identityPhrase(other: number, statement: StatementDto): string {
  if ('receiver' in statement && 'statement' in statement.receiver && statement.receiver.statement === other) return 'itself';
  const position = 'args' in statement ? statement.args.findIndex((arg) => arg.kind === 'reference' && arg.statement === other) : -1;
  if (position < 0) return 'the same value again';
  return 'args' in statement && statement.args.length === 1 ? 'its argument' : `its ${ORDINALS[position] ?? 'last'} argument`;
}

function sizePhrase(assertions: readonly AssertionDto[]): string | undefined {
  const size = assertions.find(({ path }) => path.length === 1 && (path[0] === 'length' || path[0] === 'size'));
  if (size?.kind === 'is' && size.value.kind === 'number') return `a value of ${String(size.path[0])} ${size.value.value}`;
  return assertions.length > 0 ? 'an object' : undefined;
}
