import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import { callableOf } from '../callable-of.ts';
import type { SubjectReference } from '../render-request.ts';
import { camelCase } from './identifier.ts';

/** The name of the parameter to which a variable is handed first, when the subject's callables are known, or of the property that holds it. */
export function parameterName(testCase: TestCaseDto, index: number, subject: SubjectReference): string | undefined {
  for (const statement of testCase.statements) {
    const key = statement.kind === 'let' ? keyOf(statement.value, index) : undefined;
    if (key !== undefined) return camelCase(key);
    if (!('args' in statement)) continue;
    const position = statement.args.findIndex((arg) => arg.kind === 'reference' && arg.statement === index);
    if (position < 0) continue;
    const parameter = callableOf(statement, subject)?.parameters[position];
    return parameter === undefined || parameter.name === '' ? undefined : camelCase(parameter.name);
  }
  return undefined;
}

/** The key under which an object, or one in it, holds a variable. */
function keyOf(value: ValueTree, index: number): string | undefined {
  if (value.kind !== 'object') return undefined;
  const isHere = (held: ValueTree): boolean => held.kind === 'reference' && held.statement === index;
  return value.properties.find((property) => isHere(property.value))?.key ?? value.properties.map((property) => keyOf(property.value, index)).find((key) => key !== undefined);
}
