import type { TestCaseDto } from '@auklet/protocol';
import { callableOf } from '../callable-of.ts';
import type { SubjectReference } from '../render-request.ts';
import { camelCase } from './identifier.ts';

/** The name of the parameter to which a variable is handed first, when the subject's callables are known. */
export function parameterName(testCase: TestCaseDto, index: number, subject: SubjectReference): string | undefined {
  for (const statement of testCase.statements) {
    if (!('args' in statement)) continue;
    const position = statement.args.findIndex((arg) => arg.kind === 'reference' && arg.statement === index);
    if (position < 0) continue;
    const parameter = callableOf(statement, subject)?.parameters[position];
    return parameter === undefined || parameter.name === '' ? undefined : camelCase(parameter.name);
  }
  return undefined;
}
