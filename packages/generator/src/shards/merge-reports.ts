import { AukletError } from '@auklet/protocol';
import type { Report, ShardReport, TargetReport } from '../report/report.ts';

/**
 * The report that a run without shards would have given.
 *
 * @throws AukletError `usage` when the reports are not those of all shards of one run, each once.
 */
export function mergeReports(reports: readonly Report[]): Report {
  const shards = reports.map(shardOf);
  const [first] = shards;
  if (first === undefined) throw new AukletError('usage', 'there is no report to merge');
  for (const [position, shard] of shards.entries()) checkFits(shard, shards.slice(0, position));
  const missing = Array.from({ length: first.count }, (_, index) => index + 1).filter((index) => shards.every((shard) => shard.index !== index));
  if (missing.length > 0) throw new AukletError('usage', `the ${missing.length === 1 ? 'report' : 'reports'} of shard ${missing.map((index) => `${index}/${first.count}`).join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`);
  const targets: TargetReport[] = [];
  for (const { positions, report } of shards) report.targets.forEach((target, nth) => (targets[positions[nth] as number] = target));
  return { version: first.report.version, seed: first.report.seed, targets };
}

type ReadShard = ShardReport & { readonly report: Report };

function shardOf(report: Report): ReadShard {
  const { shard } = report;
  if (shard === undefined) throw new AukletError('usage', 'a report is of a whole run, not of a shard; give the reports of auklet --shard');
  if (report.targets.length < shard.positions.length) throw new AukletError('usage', `shard ${shard.index}/${shard.count} was interrupted; run it again`);
  return { ...shard, report };
}

function checkFits(shard: ReadShard, earlier: readonly ReadShard[]): void {
  const name = `shard ${shard.index}/${shard.count}`;
  for (const other of earlier) {
    if (shard.report.version !== other.report.version || shard.report.seed !== other.report.seed || shard.count !== other.count) {
      throw new AukletError('usage', `${name} belongs to another run: version, seed and number of shards have to be the same`);
    }
    if (shard.index === other.index) throw new AukletError('usage', `${name} is there twice`);
    if (shard.plan !== other.plan) throw new AukletError('usage', `${name} was cut out of other modules, or by other costs; run all shards on the same sources with the same cache folder`);
  }
}
