import type { ResultStore } from './cache/result-store.ts';
import { ResultCache } from './cache/result-cache.ts';
import { JobDescriber } from './jobs/job-describer.ts';
import type { JobDescriptionDto } from './jobs/job-description.ts';
import { type GenerateOptions, type GenerateOptionsInput, parseGenerateOptions } from './options/generate-options.ts';
import type { OnEvent } from './report/generate-event.ts';
import type { Report, TargetReport } from './report/report.ts';
import type { ModuleResultDto } from './results/module-result.ts';
import { OutputFiles } from './results/output-files.ts';
import { restoreResult } from './results/restore-result.ts';
import type { RecordedCosts } from './shards/recorded-costs.ts';
import { selectShard } from './shards/select-shard.ts';
import { openStatisticsFile, type StatisticsFile } from './statistics/statistics-file.ts';
import { findTargets, type Target } from './targets/find-targets.ts';

export interface GenerateContext {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Version that test files name in their header. */
  readonly version: string;
  readonly onEvent?: OnEvent;
  /** Ends the search; what was found so far is still written. */
  readonly signal?: AbortSignal;
  /** Results of earlier runs; what is there is not searched for again. */
  readonly store?: ResultStore;
  /** What earlier runs have cost, to cut shards by. */
  readonly costs?: RecordedCosts;
}

/**
 * Writes tests for modules, one after the other.
 *
 * @throws AukletError `usage` when the options or the targets are wrong; what happens to a single module is in the report.
 */
export async function generate(input: GenerateOptionsInput, context: GenerateContext): Promise<Report> {
  const options = parseGenerateOptions(input);
  const all = await findTargets(options.targets, context.cwd, options);
  const shard = options.shard === undefined ? null : selectShard(all, options.shard, context.costs ?? {});
  const targets = shard?.targets ?? all;
  const run = await openRun(options, context);
  run.onEvent({ type: 'started', targets: targets.map(({ label }) => label), seed: options.seed });
  const reports: TargetReport[] = [];
  for (const [index, target] of targets.entries()) {
    if (run.signal.aborted) break;
    run.onEvent({ type: 'target-started', file: target.label, position: index + 1, total: targets.length });
    const report = await reportOn(target, run);
    reports.push(report);
    run.onEvent({ type: 'target-finished', report });
  }
  return { version: context.version, seed: options.seed, targets: reports, ...(shard === null ? {} : { shard: shard.report }) };
}

/** What the jobs of one run share. */
interface Run {
  readonly options: GenerateOptions;
  readonly cwd: string;
  readonly version: string;
  readonly onEvent: OnEvent;
  readonly signal: AbortSignal;
  readonly statistics: StatisticsFile | null;
  readonly describer: JobDescriber;
  readonly cache: ResultCache | null;
}

async function openRun(options: GenerateOptions, { cwd, version, onEvent = () => {}, signal = new AbortController().signal, store }: GenerateContext): Promise<Run> {
  return {
    options,
    cwd,
    version,
    onEvent,
    signal,
    statistics: options.stats === undefined ? null : await openStatisticsFile(options.stats, cwd),
    describer: new JobDescriber({ cwd, version }),
    cache: store === undefined ? null : new ResultCache(store),
  };
}

/** From the cache where it has the same work, done. What depends on environment variables belongs to this run alone. */
async function reportOn(target: Target, run: Run): Promise<TargetReport> {
  const { cache, describer, options } = run;
  if (cache === null || options.env.length > 0) return (await work(target, run)).report;
  const job = describer.describe(target, options);
  const known = await knownReport(job, cache, run);
  if (known !== null) return known;
  const result = await work(target, run);
  if (!run.signal.aborted) await cache.keep(job, result);
  return result.report;
}

/** Statistics are of a search, so there has to be one. */
async function knownReport(job: JobDescriptionDto, cache: ResultCache, { statistics, cwd }: Run): Promise<TargetReport | null> {
  const known = statistics === null ? await cache.find(job) : null;
  const report = known === null ? null : await restoreResult(known, cwd);
  return report === null ? null : { ...report, cached: true };
}

/** The generator is loaded when there is something to generate. */
async function work(target: Target, run: Run): Promise<ModuleResultDto> {
  const [{ generateModule }, { ExecutorFactory }] = await Promise.all([import('./generate-module.ts'), import('./executors/executor-factory.ts')]);
  const outputs = new OutputFiles(run.cwd, { writes: true });
  const report = await generateModule({ ...run, target, outputs, executors: new ExecutorFactory(run.options) });
  return { version: 1, report, files: outputs.files() };
}
