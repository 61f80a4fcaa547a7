import type { Executor, TestCaseDto } from '@auklet/protocol';
import { reductionsOf, truncate } from '@auklet/testcase';
import type { Deadline } from '../deadline.ts';
import { resultsOf } from '../executors/executor-factory.ts';
import { bucketOf, type FindingBucket, type MisbehaviourDto } from './finding-log.ts';

/** Executions for one finding. */
const MOST_EXECUTIONS = 64;
/** Those that end at a limit of time or memory cost seconds each. */
const MOST_SLOW_EXECUTIONS = 8;
const SLOW: ReadonlySet<MisbehaviourDto['kind']> = new Set(['timed-out', 'out-of-memory']);
const BATCH = 4;

/**
 * A smaller test case with the same finding: delta debugging (Zeller and Hildebrandt 2002) over statements, then over
 * values. A candidate that misbehaves in another way is as good as one that does not.
 */
export async function minimiseFinding(bucket: FindingBucket, executor: Executor, deadline: Deadline): Promise<TestCaseDto> {
  let best = bucket.testCase;
  let budget = SLOW.has(bucket.outcome.kind) ? MOST_SLOW_EXECUTIONS : MOST_EXECUTIONS;
  for (let candidates = candidatesFor(bucket); budget > 0 && !deadline.passed(); ) {
    const batch = take(candidates, Math.min(BATCH, budget));
    if (batch.length === 0) break;
    budget -= batch.length;
    const results = await resultsOf(executor.executeMultiple(batch));
    const smaller = results.findIndex(({ outcome }, k) => bucketOf(batch[k] as TestCaseDto, outcome)?.key === bucket.key);
    if (smaller < 0) continue;
    best = batch[smaller] as TestCaseDto;
    candidates = reductionsOf(best);
  }
  return best;
}

/** What comes after the guilty statement goes first. */
function* candidatesFor({ testCase, outcome }: FindingBucket): Generator<TestCaseDto> {
  if (outcome.statement >= 0 && outcome.statement < testCase.statements.length - 1) yield truncate(testCase, outcome.statement);
  yield* reductionsOf(testCase);
}

function take<T>(items: Iterator<T>, count: number): T[] {
  const taken: T[] = [];
  while (taken.length < count) {
    const next = items.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
