import { contentHash } from '../jobs/content-hash.ts';
import type { Shard } from '../options/generate-options.ts';
import type { ShardReport } from '../report/report.ts';
import type { Target } from '../targets/find-targets.ts';
import { type RecordedCosts, withCosts } from './recorded-costs.ts';
import { splitByCost } from './split-by-cost.ts';

export interface SelectedShard {
  readonly targets: readonly Target[];
  readonly report: ShardReport;
}

/** The modules of one shard, in their order. All shards see the same list and the same costs, or `plan` tells. */
export function selectShard(all: readonly Target[], { index, count }: Shard, costs: RecordedCosts): SelectedShard {
  const shards = splitByCost(withCosts(all, costs), count);
  const positions = shards.flatMap((shard, position) => (shard === index - 1 ? [position] : []));
  const plan = contentHash(JSON.stringify(all.map(({ label, exportName, lines }, position) => [label, exportName, lines, shards[position]]))).slice(0, 16);
  return { targets: positions.map((position) => all[position] as Target), report: { index, count, total: all.length, plan, positions } };
}
