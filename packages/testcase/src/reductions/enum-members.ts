import type { StatementDto, TestCaseDto, TypeDto, ValueTree } from '@auklet/protocol';
import { signatureOf } from '../cluster/signature.ts';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { argumentsOf } from '../model/statement.ts';
import { testCaseOf } from '../model/test-case.ts';
import { childrenOf, withChildren } from '../model/value-children.ts';
import { parameterType } from '../statements/parameter-type.ts';
import { childTypes } from '../values/child-types.ts';

/** The test case with members of exported enumerations where it passes what they stand for. */
export function withEnumMembers(testCase: TestCaseDto, cluster: TestCluster): TestCaseDto {
  const { statements } = testCase;
  const holdings = cluster.holdingsOf(statements);
  const spelled = statements.map((statement, index): StatementDto => {
    const parameters = signatureOf(statement, holdings.slice(0, index), cluster)?.parameters;
    const args = argumentsOf(statement);
    if (parameters === undefined || args === undefined || statement.kind === 'tagged') return statement;
    return { ...statement, args: args.map((arg, position) => spelledOut(arg, parameterType(parameters, position), cluster)) } as StatementDto;
  });
  return testCaseOf(spelled);
}

function spelledOut(value: ValueTree, type: TypeDto, cluster: TestCluster): ValueTree {
  const children = childrenOf(value);
  if (children.length > 0) {
    const types = childTypes(type, value, cluster);
    return withChildren(value, children.map((child, i) => spelledOut(child, types[i] ?? { alternatives: [] }, cluster)));
  }
  if (value.kind !== 'string' && value.kind !== 'number') return value;
  const members = cluster.alternativesOf(type).flatMap((alternative) => (alternative.kind === 'literal' && JSON.stringify(alternative.value) === JSON.stringify(value) ? [alternative.member] : []));
  return members[0] === undefined ? value : { kind: 'export', path: members[0] };
}
