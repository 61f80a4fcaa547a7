import { join, resolve } from 'node:path';
import { generate, type GenerateContext, type GenerateOptionsInput, openDiskStore, type Report } from '@auklet/generator';
import { printConfig } from '../config/print-config.ts';
import { type ResolvedOptions, resolveOptions } from '../config/resolve-options.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { listenForSignals } from '../interruption.ts';
import { createProgress } from '../progress/create-progress.ts';
import { readVersion } from '../read-version.ts';
import { createReporters } from '../reporters/create-reporters.ts';
import type { CliOptions } from '../options/cli-options.ts';
import { projectCache } from '../reports/project-cache.ts';
import { readCosts, recordCosts } from '../reports/recorded-costs.ts';
import { runSandboxed } from '../sandbox/run-sandboxed.ts';
import { isSandboxed } from '../sandbox/sandbox-arguments.ts';
import { saveReport } from '../reports/saved-report.ts';
import { loadQueue } from './load-queue.ts';

/** What is given on the command line besides options that can be configured. */
export interface GenerateFlags {
  readonly json?: boolean;
  readonly config?: string | false;
  readonly printConfig?: boolean;
  /** Options by name. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Generates and reports; on a signal what was found so far is written before the exit code says so. */
export async function runGenerate({ json = false, config, printConfig: printsConfig = false, options }: GenerateFlags): Promise<number> {
  const cwd = process.cwd();
  const given = await resolveOptions({ cwd, flags: options, ...(config === undefined ? {} : { config }) });
  const resolved = json ? withJson(given) : given;
  if (printsConfig) {
    process.stdout.write(json ? `${JSON.stringify(resolved.values)}\n` : printConfig(resolved));
    return EXIT.done;
  }
  if (resolved.cli.sandbox && !isSandboxed()) {
    const { allow = [], env = [] } = resolved.generate;
    return runSandboxed({ cwd, hasNetwork: allow.includes('net'), env });
  }
  return run(resolved, cwd);
}

/** Standard output is for the one report; what goes to files still does. */
function withJson({ cli, ...resolved }: ResolvedOptions): ResolvedOptions {
  return { ...resolved, cli: { ...cli, reporter: ['json', ...cli.reporter.filter((word) => word.includes(':'))] } };
}

async function run({ generate: options, cli }: ResolvedOptions, cwd: string): Promise<number> {
  const interruption = listenForSignals();
  const progress = createProgress(process.stderr, cli.quiet);
  try {
    const reporters = createReporters(cli.reporter, cwd);
    const onEvent: typeof progress.onEvent = (event) => {
      progress.onEvent(event);
      reporters.onEvent?.(event);
    };
    const { record, ...earlier } = await openEarlierRuns(cli, cwd);
    const context = { cwd, version: readVersion(), onEvent, signal: interruption.signal, ...earlier };
    const report = cli.queue === undefined ? await generate(options, context) : await generateThrough(cli.queue, options, context);
    progress.stop();
    await reporters.finish(report);
    if (report.targets.length > 0) saveReport({ cwd, report });
    record(report);
    return interruption.exitCode() ?? exitCode(report, options, cli);
  } finally {
    progress.stop();
    interruption.dispose();
  }
}

/** A filter may leave nothing to do. Whether there are tests at all, and how much they cover, is asked of all shards together. */
function exitCode(report: Report, { changed }: GenerateOptionsInput, { minCoverage, failOnFindings }: CliOptions): number {
  const isShard = report.shard !== undefined;
  if (report.targets.length === 0 && (isShard || changed !== undefined)) {
    process.stderr.write(isShard ? 'there is no module for this shard\n' : 'nothing has changed\n');
    return EXIT.done;
  }
  const code = exitCodeOf(report, { minCoverage: isShard ? 0 : minCoverage, failOnFindings });
  return isShard && code === EXIT.nothingGenerated ? EXIT.done : code;
}

interface EarlierRuns extends Pick<GenerateContext, 'store' | 'costs'> {
  /** Adds the report of this run. */
  readonly record: (report: Report) => void;
}

async function openEarlierRuns({ cache, cacheFolder }: CliOptions, cwd: string): Promise<EarlierRuns> {
  if (!cache) return { record: () => {} };
  const folder = cacheFolder === undefined ? projectCache(cwd) : resolve(cwd, cacheFolder);
  return { store: await openDiskStore(join(folder, 'results')), costs: readCosts(folder), record: (report) => recordCosts(folder, report) };
}

async function generateThrough(url: string, options: GenerateOptionsInput, context: GenerateContext): Promise<Report> {
  const { Producer } = await loadQueue();
  const producer = await Producer.open(url);
  try {
    return await generate(options, { ...context, elsewhere: producer.work });
  } finally {
    await producer.close();
  }
}
