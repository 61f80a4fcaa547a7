import type { ParameterDto, PropertyTypeDto, StatementDto, TestCaseDto, TypeDto, ValueTree } from '@auklet/protocol';
import { misfitsOf } from '../cluster/misfits.ts';
import { signatureOf } from '../cluster/signature.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { replaceEverywhere } from '../model/replace-everywhere.ts';
import { argumentsOf } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { parameterType } from '../statements/parameter-type.ts';
import { plainValues } from './plain-values.ts';

/**
 * Test cases to try in the place of one that passes what its parameters do not ask for: with missing arguments filled
 * in, without surplus ones, with values of the declared types, alone and wherever the same value is passed. Each has
 * fewer misfits.
 */
export function* betterTyped(testCase: TestCaseDto, cluster: TestCluster): Generator<TestCaseDto> {
  const misfits = misfitsOf(testCase, cluster);
  if (misfits === 0) return;
  for (const candidate of candidates(testCase, cluster)) if (misfitsOf(candidate, cluster) < misfits) yield candidate;
}

function* candidates(testCase: TestCaseDto, cluster: TestCluster): Generator<TestCaseDto> {
  const { statements } = testCase;
  const holdings = cluster.holdingsOf(statements);
  for (const [index, statement] of statements.entries()) {
    const parameters = signatureOf(statement, holdings.slice(0, index), cluster)?.parameters;
    const args = argumentsOf(statement);
    if (parameters === undefined || args === undefined) continue;
    if (statement.kind === 'tagged') {
      yield* asCalls(statement, statements, index);
      continue;
    }
    for (const better of betterArguments(args, parameters, cluster)) yield testCaseOf(statements.with(index, { ...statement, args: better } as StatementDto));
    yield* betterTogether(testCase, args, parameters, cluster);
  }
}

/** What is said twice often has to stay the same: the route that is registered is the one that is asked for. */
function* betterTogether(testCase: TestCaseDto, args: readonly ValueTree[], parameters: readonly ParameterDto[], cluster: TestCluster): Generator<TestCaseDto> {
  for (const [position, value] of args.entries()) {
    if (value.kind !== 'string' && value.kind !== 'number') continue;
    const same = plainValues(parameterType(parameters, position), cluster).filter(({ kind }) => kind === value.kind);
    for (const better of same) yield replaceEverywhere(testCase, value, better);
  }
}

/** A tag that is none is called, with its values, or with what the template says. */
function* asCalls({ callee, strings, args }: Extract<StatementDto, { kind: 'tagged' }>, statements: readonly StatementDto[], index: number): Generator<TestCaseDto> {
  const [first = ''] = strings;
  const text: ValueTree = { kind: 'string', value: first };
  for (const passed of [args, [text, ...args]]) yield testCaseOf(statements.with(index, { kind: 'call', callee, args: passed }));
}

function* betterArguments(args: readonly ValueTree[], parameters: readonly ParameterDto[], cluster: TestCluster): Generator<readonly ValueTree[]> {
  const required = parameters.filter(({ optional, rest }) => !optional && !rest).length;
  if (args.length < required) {
    const plain = parameters.slice(args.length, required).map(({ type }): readonly ValueTree[] => plainValues(type, cluster));
    const missing = plain.map(([first]): ValueTree => first ?? { kind: 'undefined' });
    yield [...args, ...missing];
    for (const [position, values] of plain.entries()) for (const value of values.slice(1)) yield [...args, ...missing.with(position, value)];
  }
  if (args.length > parameters.length && parameters.at(-1)?.rest !== true) yield args.slice(0, parameters.length);
  for (const [position, value] of args.entries()) {
    for (const better of betterValues(value, parameterType(parameters, position), cluster)) yield args.with(position, better);
  }
}

/** The value with its properties and items mended, or another one. */
function* betterValues(value: ValueTree, type: TypeDto, cluster: TestCluster): Generator<ValueTree> {
  for (const alternative of cluster.alternativesOf(type)) {
    if (value.kind === 'object' && alternative.kind === 'object') yield* betterObjects(value, alternative.properties, cluster);
    if (value.kind === 'array' && alternative.kind === 'array') {
      for (const [i, item] of value.items.entries()) for (const better of betterValues(item, alternative.element, cluster)) yield { ...value, items: value.items.with(i, better) };
    }
  }
  yield* plainValues(type, cluster);
}

function* betterObjects(value: Extract<ValueTree, { kind: 'object' }>, types: readonly PropertyTypeDto[], cluster: TestCluster): Generator<ValueTree> {
  for (const { key, optional, type } of types) {
    const position = value.properties.findIndex((property) => property.key === key);
    const held = value.properties[position];
    if (held !== undefined) {
      for (const better of betterValues(held.value, type, cluster)) yield { ...value, properties: value.properties.with(position, { key, role: 'data', value: better }) };
    } else if (!optional) {
      const whole = types.filter((one) => !one.optional && !value.properties.some((property) => property.key === one.key));
      const filled = whole.map((one) => ({ key: one.key, role: 'data' as const, value: plainValues(one.type, cluster)[0] ?? { kind: 'undefined' as const } }));
      yield { ...value, properties: [...value.properties, ...filled] };
    }
  }
}
