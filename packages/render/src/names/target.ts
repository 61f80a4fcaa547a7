import type { AssertedTestDto, CalleeDto, PropertyKeyDto, StatementDto, TestCaseDto } from '@auklet/protocol';
import type { SubjectReference } from '../render-request.ts';
import { camelCase, pascalCase } from './identifier.ts';

/** The statement that a test is about: the one that throws, else the last that touches the subject. */
export interface Target {
  readonly index: number;
  readonly statement: StatementDto;
  /** `await` or `iterate` of the target's value, when there is one. */
  readonly ending: 'value' | 'awaited' | 'items';
  /** Title of the group: `parse`, `Queue`, `Queue#enqueue`. */
  readonly group: string;
}

export function targetOf({ testCase, assertions }: AssertedTestDto, subject: SubjectReference): Target {
  const throwing = assertions.find((assertion) => assertion.kind === 'throws')?.statement;
  let index = throwing ?? lastTouching(testCase);
  let ending: Target['ending'] = 'value';
  for (;;) {
    const statement = testCase.statements[index] as StatementDto;
    if (statement.kind !== 'await' && statement.kind !== 'iterate') return { index, statement, ending, group: groupOf(statement, testCase, subject) };
    ending = statement.kind === 'iterate' ? 'items' : ending === 'items' ? ending : 'awaited';
    index = statement.statement;
  }
}

function lastTouching({ statements }: TestCaseDto): number {
  const last = statements.findLastIndex((statement) => statement.kind !== 'let' && statement.kind !== 'advance');
  return last < 0 ? statements.length - 1 : last;
}

function groupOf(statement: StatementDto, testCase: TestCaseDto, subject: SubjectReference): string {
  switch (statement.kind) {
    case 'call':
    case 'tagged':
    case 'construct':
      return calleeName(statement.callee, testCase, subject, statement.kind === 'construct');
    case 'method':
    case 'get':
    case 'set':
      return memberName(statement.receiver, statement.key, testCase, subject);
    default:
      return camelCase(subject.name);
  }
}

function calleeName(callee: CalleeDto, testCase: TestCaseDto, subject: SubjectReference, isClass: boolean): string {
  if ('export' in callee) return pathName(callee.export, subject, isClass);
  const made = testCase.statements[callee.statement];
  return made === undefined ? camelCase(subject.name) : groupOf(made, testCase, subject);
}

function memberName(receiver: CalleeDto, key: PropertyKeyDto, testCase: TestCaseDto, subject: SubjectReference): string {
  const name = typeof key === 'string' ? key : `[Symbol.${key.symbol}]`;
  if ('export' in receiver) return `${pathName(receiver.export, subject, false)}.${name}`;
  const made = testCase.statements[receiver.statement];
  if (made?.kind === 'construct' && 'export' in made.callee) return `${pathName(made.callee.export, subject, true)}#${name}`;
  if (made === undefined || made.kind === 'let') return name;
  return `${groupOf(made, testCase, subject)}, ${name}`;
}

function pathName(path: readonly string[], subject: SubjectReference, isClass: boolean): string {
  const parts = path[0] === 'default' && path.length > 1 && subject.format === 'commonjs' ? path.slice(1) : path;
  const own = isClass ? pascalCase(subject.name) : camelCase(subject.name);
  return parts.map((part) => (part === 'default' ? own : part)).join('.') || own;
}
