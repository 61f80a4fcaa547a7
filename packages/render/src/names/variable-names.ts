import type { StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import type { SubjectReference } from '../render-request.ts';
import { camelCase, lowerFirst } from './identifier.ts';
import type { NamePool } from './name-pool.ts';
import { parameterName } from './parameter-name.ts';

/** What the variables of one test are called: after their class, what made them, or the parameter they go to. */
export class VariableNames {
  readonly #testCase: TestCaseDto;
  readonly #subject: SubjectReference;
  readonly #pool: NamePool;
  readonly #names = new Map<number, string>();

  constructor(testCase: TestCaseDto, subject: SubjectReference, pool: NamePool) {
    this.#testCase = testCase;
    this.#subject = subject;
    this.#pool = pool;
  }

  /** The same name each time; taken from the pool when it is first asked for. */
  get(index: number): string {
    const known = this.#names.get(index);
    if (known !== undefined) return known;
    const statement = this.#testCase.statements[index] as StatementDto;
    const name = this.#pool.take(this.#base(statement, index));
    this.#names.set(index, name);
    return name;
  }

  #base(statement: StatementDto, index: number): string {
    switch (statement.kind) {
      case 'let':
        return parameterName(this.#testCase, index, this.#subject) ?? nameOfKind(statement.value);
      case 'construct':
        return 'export' in statement.callee ? lowerFirst(lastWord(this.#lastOf(statement.callee.export))) : 'instance';
      case 'call':
        return 'export' in statement.callee ? (madeBy(this.#lastOf(statement.callee.export)) ?? 'result') : 'result';
      case 'method':
        return typeof statement.key === 'string' ? (madeBy(statement.key) ?? 'result') : 'iterator';
      case 'get':
        return typeof statement.key === 'string' ? camelCase(statement.key) : 'value';
      case 'set':
        return 'assigned';
      case 'iterate':
        return 'items';
      case 'await':
      case 'tagged':
      case 'advance':
        return 'result';
    }
  }

  #lastOf(path: readonly string[]): string {
    const last = path.at(-1) ?? 'default';
    return camelCase(last === 'default' ? this.#subject.name : last);
  }
}

/** `TaskQueue` is a `queue`. */
function lastWord(name: string): string {
  return /[a-z\d]([A-Z][a-z]{2,})$/.exec(name)?.[1] ?? name;
}

/** `createParser` makes a `parser`. */
function madeBy(name: string): string | undefined {
  const made = /^(?:create|make|build|open|new)([A-Z]\w*)$/.exec(name)?.[1];
  return made === undefined ? undefined : lowerFirst(made);
}

function nameOfKind(value: ValueTree): string {
  switch (value.kind) {
    case 'array':
      return 'list';
    case 'function':
      return 'callback';
    case 'string':
      return 'text';
    case 'regexp':
      return 'pattern';
    case 'typed-array':
      return 'bytes';
    case 'object':
    case 'map':
    case 'set':
    case 'date':
    case 'error':
    case 'promise':
    case 'iterable':
    case 'symbol':
      return value.kind === 'symbol' ? 'key' : value.kind === 'date' ? 'date' : value.kind;
    default:
      return 'value';
  }
}
