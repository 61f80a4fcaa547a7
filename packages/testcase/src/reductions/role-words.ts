import type { ParameterDto, StatementDto, TestCaseDto, ValueTree } from '@auklet/protocol';
import { signatureOf } from '../cluster/signature.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { valuesOf, withValues } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { childrenOf, withChildren } from '../model/value-children.ts';

/** Names that say no more of a text than that it is one. */
const COLOURLESS: ReadonlySet<string> = new Set(['arg', 'args', 'argument', 'any', 'data', 'input', 'item', 'obj', 'object', 'param', 'source', 'str', 'string', 'text', 'val', 'value', 'value1', 'value2']);
const WORD = /^(?:id|[a-z][A-Za-z]{2,15})$/;
/** Texts that stand for any text, and numbers that stand for any value. */
const PLACEHOLDER = /^[a-z]?$/;
const NUMBERS: ReadonlySet<unknown> = new Set([0, 1]);
const LETTERS = 'abcdefgh';

/**
 * Test cases to try in the place of one that passes placeholders for texts: `'event'` for the event, `{ name: 'name' }`.
 * Different texts for the same thing become `'a'`, `'b'`, and so on.
 */
export function* withRoleWords(testCase: TestCaseDto, cluster: TestCluster): Generator<TestCaseDto> {
  const { statements } = testCase;
  const holdings = cluster.holdingsOf(statements);
  const parameters = statements.map((statement, index) => signatureOf(statement, holdings.slice(0, index), cluster)?.parameters ?? []);
  const texts = new Map<string, string[]>();
  const note = (text: string, role: string): undefined => {
    const known = texts.get(role) ?? [];
    texts.set(role, known.includes(text) ? known : [...known, text]);
  };
  renamed(statements, parameters, note);
  const word = (text: string, role: string): string => wordFor(text, role, texts.get(role) ?? []);
  const roles = [...texts.keys()];
  const chosen = [roles, ...(roles.length > 1 ? roles.map((role) => [role]) : [])];
  for (const some of chosen) {
    const candidate = renamed(statements, parameters, (text, role) => (some.includes(role) ? word(text, role) : undefined));
    if (JSON.stringify(candidate.statements) !== JSON.stringify(statements)) yield candidate;
  }
}

function wordFor(text: string, role: string, texts: readonly string[]): string {
  return texts.length === 1 ? role : (LETTERS[texts.indexOf(text)] ?? text);
}

/** Another text for a placeholder of a role, if it is to have one. */
type Rename = (text: string, role: string) => string | undefined;

function renamed(statements: readonly StatementDto[], parameters: readonly (readonly ParameterDto[])[], rename: Rename): TestCaseDto {
  return testCaseOf(
    statements.map((statement, index) => {
      const values = valuesOf(statement);
      return withValues(statement, values.map((value, position) => inArgument(value, parameters[index]?.[position], rename)));
    }),
  );
}

function inArgument(value: ValueTree, parameter: ParameterDto | undefined, rename: Rename): ValueTree {
  const isAnything = parameter?.type.alternatives.length === 0 && isRole(parameter.name);
  if (value.kind === 'number' && isAnything && NUMBERS.has(value.value)) return inText(value, rename(String(value.value), parameter.name));
  return inTree(value, parameter?.name, rename);
}

function inTree(value: ValueTree, role: string | undefined, rename: Rename): ValueTree {
  if (value.kind === 'string') return role !== undefined && isRole(role) && PLACEHOLDER.test(value.value) ? inText(value, rename(value.value, role)) : value;
  const children = childrenOf(value);
  if (children.length === 0) return value;
  return withChildren(value, children.map((child, position) => inTree(child, roleInside(value, position, role), rename)));
}

function inText(value: ValueTree, text: string | undefined): ValueTree {
  return text === undefined ? value : { kind: 'string', value: text };
}

function roleInside(value: ValueTree, position: number, role: string | undefined): string | undefined {
  if (value.kind === 'object') return value.properties[position]?.key;
  return value.kind === 'array' || value.kind === 'set' ? singular(role) : undefined;
}

function singular(role: string | undefined): string | undefined {
  return role !== undefined && /[^s]s$/.test(role) ? role.slice(0, -1) : undefined;
}

function isRole(name: string): boolean {
  return WORD.test(name) && !COLOURLESS.has(name);
}
