import type { CallableDto, CalleeDto, StatementDto, TestCaseDto } from '@auklet/protocol';
import type { SubjectReference } from '../render-request.ts';
import { camelCase } from './identifier.ts';

/** The name of the parameter to which a variable is handed first, when the subject's callables are known. */
export function parameterName(testCase: TestCaseDto, index: number, subject: SubjectReference): string | undefined {
  for (const statement of testCase.statements) {
    if (!('args' in statement)) continue;
    const position = statement.args.findIndex((arg) => arg.kind === 'reference' && arg.statement === index);
    if (position < 0) continue;
    const callable = subject.callables?.find((candidate) => isCalledBy(candidate, statement));
    const parameter = callable?.parameters[position];
    return parameter === undefined || parameter.name === '' ? undefined : camelCase(parameter.name);
  }
  return undefined;
}

function isCalledBy(callable: CallableDto, statement: StatementDto): boolean {
  switch (statement.kind) {
    case 'call':
    case 'tagged':
      return callable.kind === 'function' && hasPath(statement.callee, callable.path);
    case 'construct':
      return callable.kind === 'constructor' && hasPath(statement.callee, callable.path);
    case 'method':
      return callable.kind === 'method' && JSON.stringify(callable.key) === JSON.stringify(statement.key);
    default:
      return false;
  }
}

function hasPath(callee: CalleeDto, path: readonly string[]): boolean {
  return 'export' in callee && callee.export.join('\0') === path.join('\0');
}
