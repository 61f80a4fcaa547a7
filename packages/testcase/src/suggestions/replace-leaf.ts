import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { valuesOf, withValues } from '../model/statement.ts';
import { replaceAt } from '../model/value-tree.ts';
import { Draft } from '../statements/draft.ts';
import { contextOf, type ValueContext } from '../values/value-context.ts';
import type { Leaf } from './leaf.ts';

/** The test case with a new value at the place; what the value needs is put in front of the statement. */
export function replaceLeaf(
  testCase: TestCaseDto,
  { statement: at, position, path }: Leaf,
  make: (context: ValueContext) => ValueTree,
  cluster: TestCluster,
  random: Random,
): TestCaseDto {
  const draft = new Draft(cluster, testCase.statements.slice(0, at));
  const value = make(contextOf(draft, random));
  const [statement, ...rest] = testCase.statements.slice(at);
  if (statement === undefined) return testCase;
  const values = valuesOf(statement);
  const old = values[position];
  if (old === undefined) return testCase;
  const moved = draft.append(withValues(statement, values.with(position, replaceAt(old, path, value))));
  draft.appendMoved(rest, at + 1, (index) => (index < at ? index : moved));
  return draft.finish();
}
