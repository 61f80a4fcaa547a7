import type { TestCaseDto } from '@auklet/protocol';
import type { Random } from '@auklet/random';
import type { TestCluster } from '../cluster/test-cluster.ts';
import { isWellFormed } from '../model/test-case.ts';
import { Draft } from '../statements/draft.ts';
import { extendDraft } from '../statements/extend-draft.ts';
import { biasOf, type OperatorOptions } from './operator-options.ts';
import { withinLimits } from './within-limits.ts';

/** A test case that does what the given one does, and one thing more. */
export function extend(testCase: TestCaseDto, cluster: TestCluster, random: Random, options: OperatorOptions = {}): TestCaseDto {
  const draft = new Draft(cluster, testCase.statements, biasOf(options));
  extendDraft(draft, random, options.wanted);
  const extended = withinLimits(draft.finish());
  return isWellFormed(extended) ? extended : testCase;
}
