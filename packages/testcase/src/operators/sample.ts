import type { TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { useCallable } from '../statements/callable-uses.ts';
import { Draft } from '../statements/draft.ts';
import { extendDraft, pickCallable } from '../statements/extend-draft.ts';
import { biasOf, type OperatorOptions } from './operator-options.ts';
import { withinLimits } from './within-limits.ts';

const GO_ON = 0.6;
const LONGEST = 10;

/** A new test case: one use of the subject, then some more of what it gave or of the subject again. */
export function sample(cluster: TestCluster, random: Random, options: OperatorOptions = {}): TestCaseDto {
  const draft = new Draft(cluster, [], biasOf(options));
  const wanted = options.wanted ?? [];
  useCallable(pickCallable(draft, random, wanted), draft, random);
  while (draft.length < LONGEST && random.boolean(GO_ON)) extendDraft(draft, random, wanted);
  return withinLimits(draft.finish());
}
