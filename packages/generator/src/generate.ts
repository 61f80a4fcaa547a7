import { realpathSync } from 'node:fs';
import type { ResultStore } from './cache/result-store.ts';
import { ResultCache } from './cache/result-cache.ts';
import { JobDescriber } from './jobs/job-describer.ts';
import type { JobDescriptionDto } from './jobs/job-description.ts';
import { type GenerateOptions, type GenerateOptionsInput, parseGenerateOptions } from './options/generate-options.ts';
import { emptyReport } from './report/empty-report.ts';
import type { OnEvent } from './report/generate-event.ts';
import type { Report, TargetReport } from './report/report.ts';
import type { ModuleResultDto } from './results/module-result.ts';
import { OutputFiles } from './results/output-files.ts';
import { restoreResult } from './results/restore-result.ts';
import { checkSeedTests } from './seeds/seed-files.ts';
import type { RecordedCosts } from './shards/recorded-costs.ts';
import { selectShard } from './shards/select-shard.ts';
import { openStatisticsFile, type StatisticsFile } from './statistics/statistics-file.ts';
import { findTargets, type Target } from './targets/find-targets.ts';
import { Turns } from './turns.ts';

export interface GenerateContext {
  /** Folder that relative paths start from; may be a link. */
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
  /** Does the work on all modules at once, somewhere else. */
  readonly elsewhere?: WorkElsewhere;
}

/** Has the work of a job done; `null` when the signal came first. Events are those of the module. */
export type WorkElsewhere = (job: JobDescriptionDto, listeners: { readonly onEvent: OnEvent; readonly signal: AbortSignal }) => Promise<ModuleResultDto | null>;

/**
 * Writes tests for modules, one after the other or, elsewhere, all at once.
 *
 * @throws AukletError `usage` when the options or the targets are wrong; what happens to a single module is in the report.
 */
export async function generate(input: GenerateOptionsInput, given: GenerateContext): Promise<Report> {
  const context = { ...given, cwd: realpathSync(given.cwd) };
  const options = parseGenerateOptions(input);
  const all = await findTargets(options.targets, context.cwd, options);
  const shard = options.shard === undefined ? null : selectShard(all, options.shard, context.costs ?? {});
  const targets = shard?.targets ?? all;
  checkSeedTests(options.seedTests, context.cwd);
  const run = await openRun(options, context);
  run.onEvent({ type: 'started', targets: targets.map(({ label }) => label), seed: options.seed });
  const reports = run.elsewhere === null ? await oneByOne(targets, run) : await allAtOnce(targets, run);
  return { version: context.version, seed: options.seed, targets: reports, ...(shard === null ? {} : { shard: shard.report }) };
}

async function oneByOne(targets: readonly Target[], run: Run): Promise<readonly TargetReport[]> {
  const reports: TargetReport[] = [];
  for (const [index, target] of targets.entries()) {
    if (run.signal.aborted) break;
    run.onEvent({ type: 'target-started', file: target.label, position: index + 1, total: targets.length });
    const report = await reportOn(target, run).catch((error: unknown) => failedLater(reports, target, error));
    if (report === null) break;
    reports.push(report);
    run.onEvent({ type: 'target-finished', report });
  }
  return reports;
}

/** In whatever order they are worked on, the reports are in that of the targets. */
async function allAtOnce(targets: readonly Target[], run: Run): Promise<readonly TargetReport[]> {
  const reports = await Promise.all(
    targets.map(async (target, index) => {
      let isStarted = false;
      const onEvent: OnEvent = (event) => {
        if (!isStarted) run.onEvent({ type: 'target-started', file: target.label, position: index + 1, total: targets.length });
        isStarted = true;
        run.onEvent(event);
      };
      const report = await reportOn(target, { ...run, onEvent }).catch((error: unknown) => failed(target, error));
      if (report !== null) run.onEvent({ type: 'target-finished', report });
      return report;
    }),
  );
  return reports.filter((report) => report !== null);
}

/** What is wrong with the whole run is known by its first module; later it is about the one, and the reports of the others stay. */
function failedLater(earlier: readonly TargetReport[], target: Target, error: unknown): TargetReport {
  if (earlier.length === 0) throw error;
  return failed(target, error);
}

function failed({ label }: Target, error: unknown): TargetReport {
  return { ...emptyReport(label), outcome: 'failed', error: error instanceof Error ? error.message : String(error) };
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
  readonly elsewhere: WorkElsewhere | null;
  /** Lets one module at a time be worked on here. */
  readonly here: Turns;
}

async function openRun(options: GenerateOptions, { cwd, version, onEvent = () => {}, signal = new AbortController().signal, store, elsewhere }: GenerateContext): Promise<Run> {
  return {
    options,
    cwd,
    version,
    onEvent,
    signal,
    statistics: options.stats === undefined ? null : await openStatisticsFile(options.stats, cwd),
    describer: new JobDescriber({ cwd, version }),
    cache: store === undefined ? null : new ResultCache(store),
    elsewhere: elsewhere ?? null,
    here: new Turns(),
  };
}

/**
 * From the cache where it has the same work, done; `null` when a signal came before. What depends on environment variables
 * belongs to this run alone.
 */
async function reportOn(target: Target, run: Run): Promise<TargetReport | null> {
  const { cache, describer, options, elsewhere } = run;
  if ((cache === null && elsewhere === null) || options.env.length > 0) return (await work(target, run)).report;
  const job = describer.describe(target, options);
  const known = cache === null ? null : await knownReport(job, cache, run);
  if (known !== null) return known;
  const result = elsewhere === null ? await work(target, run) : await workElsewhere(target, job, elsewhere, run);
  if (result !== null && !run.signal.aborted) await cache?.keep(job, result);
  return result?.report ?? null;
}

/** Where the files of the result have no place here, the work is done here as well. */
async function workElsewhere(target: Target, job: JobDescriptionDto, elsewhere: WorkElsewhere, run: Run): Promise<ModuleResultDto | null> {
  const result = await elsewhere(job, { onEvent: run.onEvent, signal: run.signal });
  if (result === null) return null;
  const report = await restoreResult(result, run.cwd);
  return report === null ? work(target, run) : { ...result, report };
}

/** Statistics are of a search, so there has to be one. */
async function knownReport(job: JobDescriptionDto, cache: ResultCache, { statistics, cwd }: Run): Promise<TargetReport | null> {
  const known = statistics === null ? await cache.find(job) : null;
  const report = known === null ? null : await restoreResult(known, cwd);
  return report === null ? null : { ...report, cached: true };
}

/** Modules that nobody else works on wait for each other. */
function work(target: Target, run: Run): Promise<ModuleResultDto> {
  return run.here.take(() => workNow(target, run));
}

/** The generator is loaded when there is something to generate. */
async function workNow(target: Target, run: Run): Promise<ModuleResultDto> {
  const [{ generateModule }, { ExecutorFactory }] = await Promise.all([import('./generate-module.ts'), import('./executors/executor-factory.ts')]);
  const outputs = new OutputFiles(run.cwd, { writes: true });
  const report = await generateModule({ ...run, target, outputs, executors: new ExecutorFactory(run.options) });
  return { version: 1, report, files: outputs.files() };
}
