import type { PropertyTypeDto, StatementDto, TestCaseDto, TypeDto, ValueTree } from '@auklet/protocol';
import { shapesOf } from '../cluster/shapes-of.ts';
import { signatureOf } from '../cluster/signature.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { argumentsOf } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { parameterType } from '../statements/parameter-type.ts';

/** The test case with the properties of its arguments in the order in which their types declare them; nothing when they are. */
export function* inDeclaredOrder(testCase: TestCaseDto, cluster: TestCluster): Generator<TestCaseDto> {
  const { statements } = testCase;
  const holdings = cluster.holdingsOf(statements);
  const ordered = statements.map((statement, index): StatementDto => {
    const parameters = signatureOf(statement, holdings.slice(0, index), cluster)?.parameters;
    const args = argumentsOf(statement);
    if (parameters === undefined || args === undefined) return statement;
    return { ...statement, args: args.map((arg, position) => inOrder(arg, parameterType(parameters, position), cluster)) } as StatementDto;
  });
  if (JSON.stringify(ordered) !== JSON.stringify(statements)) yield testCaseOf(ordered);
}

function inOrder(value: ValueTree, type: TypeDto, cluster: TestCluster): ValueTree {
  const alternatives = cluster.alternativesOf(type);
  const alternative = value.kind === 'object' ? shapesOf(value, alternatives)[0] : alternatives.find(({ kind }) => kind === value.kind);
  if (value.kind === 'array' && alternative?.kind === 'array') return { ...value, items: value.items.map((item) => inOrder(item, alternative.element, cluster)) };
  if (value.kind !== 'object' || alternative?.kind !== 'object') return value;
  const properties = value.properties.map((property) => {
    const declared = alternative.properties.find(({ key }) => key === property.key);
    return declared === undefined || property.role !== 'data' ? property : { ...property, value: inOrder(property.value, declared.type, cluster) };
  });
  return { ...value, properties: properties.toSorted((a, b) => placeOf(a.key, alternative.properties) - placeOf(b.key, alternative.properties)) };
}

function placeOf(key: string, declared: readonly PropertyTypeDto[]): number {
  const place = declared.findIndex((one) => one.key === key);
  return place < 0 ? declared.length : place;
}
