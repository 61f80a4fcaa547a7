import type { TestCaseDto, ValueTree } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { withoutStatements } from '../model/slice.ts';
import { mapStatement, touchesSubject } from '../model/statement.ts';
import { Draft } from '../statements/draft.ts';
import { sampleUnknown } from '../values/sample-value.ts';
import { contextOf } from '../values/value-context.ts';

const REBIND = 0.5;

/** Deletes one statement, sometimes more; what depended on it is repaired where it can be. */
export function deleteStatements(testCase: TestCaseDto, cluster: TestCluster, random: Random): TestCaseDto {
  const { length } = testCase.statements;
  const removed = new Set([random.int(0, length - 1)]);
  for (let i = 0; i < length; i++) if (random.boolean(0.5 / length)) removed.add(i);
  const shorter = random.boolean() ? repaired(testCase, removed, cluster, random) : withoutStatements(testCase, removed);
  return shorter.statements.some(touchesSubject) ? shorter : testCase;
}

/** Rebinds what referred to a deleted statement to an earlier value of the same class or origin, passes a new value instead, or gives up on the dependent. */
function repaired(testCase: TestCaseDto, removed: ReadonlySet<number>, cluster: TestCluster, random: Random): TestCaseDto {
  const draft = new Draft(cluster);
  const moved = new Map<number, number>();
  const before = cluster.holdingsOf(testCase.statements);
  testCase.statements.forEach((statement, i) => {
    if (removed.has(i)) return;
    const substitute = (index: number) => moved.get(index) ?? similar(index);
    const kept = mapStatement(statement, substitute, (index) => valueFor(moved.get(index), index));
    if (kept !== undefined) moved.set(i, draft.append(kept));
  });
  return draft.finish();

  function similar(index: number): number | undefined {
    const { producer, classPath } = before[index] ?? { producer: null };
    const found = draft.holdings.findIndex((holding) =>
      classPath !== undefined ? holding.classPath?.join('.') === classPath.join('.') : producer !== null && holding.producer === producer,
    );
    return found < 0 ? undefined : found;
  }

  function valueFor(known: number | undefined, index: number): ValueTree {
    const statement = known ?? (random.boolean(REBIND) ? similar(index) : undefined);
    return statement === undefined ? sampleUnknown(contextOf(new Draft(cluster), random)) : { kind: 'reference', statement };
  }
}

