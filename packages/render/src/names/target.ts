import type { AssertedTestDto, CallableDto, CalleeDto, StatementDto, TestCaseDto } from '@auklet/protocol';
import { callableOf } from '../callable-of.ts';
import type { SubjectReference } from '../render-request.ts';
import { camelCase, pascalCase } from './identifier.ts';

/** The statement that a test is about: the one that throws, else the last that touches the subject. */
export interface Target {
  /** The call, construction or access itself. */
  readonly statement: StatementDto;
  readonly index: number;
  /** The statement that ends it: an `await` or `iterate` of its value, or itself. */
  readonly end: number;
  readonly ending: 'value' | 'awaited' | 'items';
  /** Title of the group: `parse`, `Queue`, `Queue#enqueue`. */
  readonly group: string;
  /** The member of a result that is accessed, where the group is what made the result: `last`, `flush()`. */
  readonly member: string | null;
}

export function targetOf({ testCase, assertions }: AssertedTestDto, subject: SubjectReference): Target {
  const end = assertions.find((assertion) => assertion.kind === 'throws')?.statement ?? lastTouching(testCase);
  let index = end;
  let ending: Target['ending'] = 'value';
  for (;;) {
    const statement = testCase.statements[index] as StatementDto;
    if (statement.kind !== 'await' && statement.kind !== 'iterate') return { statement, index, end, ending, ...placeOf(statement, testCase, subject) };
    ending = statement.kind === 'iterate' ? 'items' : ending === 'items' ? ending : 'awaited';
    index = statement.statement;
  }
}

function lastTouching({ statements }: TestCaseDto): number {
  const last = statements.findLastIndex((statement) => statement.kind !== 'let' && statement.kind !== 'advance');
  return last < 0 ? statements.length - 1 : last;
}

type Place = Pick<Target, 'group' | 'member'>;

function placeOf(statement: StatementDto, testCase: TestCaseDto, subject: SubjectReference): Place {
  switch (statement.kind) {
    case 'call':
    case 'tagged':
    case 'construct':
      return calleePlace(statement.callee, testCase, subject, statement.kind === 'construct');
    case 'method':
    case 'get':
    case 'set':
      return memberPlace(statement, testCase, subject);
    case 'await':
    case 'iterate':
      return placeOf(testCase.statements[statement.statement] as StatementDto, testCase, subject);
    default:
      return { group: camelCase(subject.name), member: null };
  }
}

function calleePlace(callee: CalleeDto, testCase: TestCaseDto, subject: SubjectReference, isClass: boolean): Place {
  if ('export' in callee) return { group: pathName(callee.export, subject, isClass), member: null };
  const made = placeOf(testCase.statements[callee.statement] as StatementDto, testCase, subject);
  return { group: made.group, member: made.member ?? 'the result' };
}

type MemberStatement = Extract<StatementDto, { kind: 'method' | 'get' | 'set' }>;

function memberPlace(statement: MemberStatement, testCase: TestCaseDto, subject: SubjectReference): Place {
  const { receiver, key, kind } = statement;
  const name = typeof key === 'string' ? key : `[Symbol.${key.symbol}]`;
  if ('export' in receiver) return { group: `${pathName(receiver.export, subject, callableOf(statement, subject)?.isStatic === true)}.${name}`, member: null };
  const made = testCase.statements[receiver.statement] as StatementDto;
  if (made.kind === 'construct' && 'export' in made.callee) return { group: `${pathName(made.callee.export, subject, true)}#${name}`, member: null };
  const known = memberOf(classMade(made, subject), statement, subject) ?? callableOf(statement, subject);
  if (known !== undefined) return { group: `${pathName(known.path, subject, true)}#${name}`, member: null };
  return { group: placeOf(made, testCase, subject).group, member: kind === 'method' ? `${name}()` : name };
}

/** The class of which a statement is declared to give an instance. */
function classMade(statement: StatementDto, subject: SubjectReference): readonly string[] | undefined {
  const maker = statement.kind === 'method' && 'export' in statement.receiver ? memberOf(statement.receiver.export, statement, subject) : callableOf(statement, subject);
  return maker?.returns.alternatives.find((alternative) => alternative.kind === 'instance')?.path;
}

function memberOf(path: readonly string[] | undefined, { kind, key }: MemberStatement, { callables = [] }: SubjectReference): CallableDto | undefined {
  const wanted = kind === 'method' ? 'method' : `${kind}ter`;
  return callables.find((callable) => callable.kind === wanted && callable.path.join('\0') === path?.join('\0') && JSON.stringify(callable.key) === JSON.stringify(key));
}

function pathName(path: readonly string[], subject: SubjectReference, isClass: boolean): string {
  const parts = path[0] === 'default' && path.length > 1 && subject.format === 'commonjs' ? path.slice(1) : path;
  const own = isClass ? pascalCase(subject.name) : camelCase(subject.name);
  return parts.map((part) => (part === 'default' ? own : part)).join('.') || own;
}
