import { join, resolve } from 'node:path';
import { generate, type GenerateContext, openDiskStore, type Report } from '@auklet/generator';
import { printConfig } from '../config/print-config.ts';
import { type ResolvedOptions, resolveOptions } from '../config/resolve-options.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { listenForSignals } from '../interruption.ts';
import { createProgress } from '../progress/create-progress.ts';
import { readVersion } from '../read-version.ts';
import { createReporters } from '../reporters/create-reporters.ts';
import type { CliOptions } from '../options/cli-options.ts';
import { projectCache } from '../reports/project-cache.ts';
import { saveReport } from '../reports/saved-report.ts';

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
  const flags = json ? { ...options, reporter: ['json'] } : options;
  const resolved = await resolveOptions({ cwd, flags, ...(config === undefined ? {} : { config }) });
  if (printsConfig) {
    process.stdout.write(json ? `${JSON.stringify(resolved.values)}\n` : printConfig(resolved));
    return EXIT.done;
  }
  return run(resolved, cwd);
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
    const report = await generate(options, { cwd, version: readVersion(), onEvent, signal: interruption.signal, ...(await earlierResults(cli, cwd)) });
    progress.stop();
    await reporters.finish(report);
    saveReport({ cwd, report });
    return interruption.exitCode() ?? exitCode(report, options.changed !== undefined, cli.minCoverage);
  } finally {
    progress.stop();
    interruption.dispose();
  }
}

function exitCode(report: Report, isOnlyChanged: boolean, minCoverage: number | undefined): number {
  if (isOnlyChanged && report.targets.length === 0) {
    process.stderr.write('nothing has changed\n');
    return EXIT.done;
  }
  return exitCodeOf(report, minCoverage);
}

async function earlierResults({ cache, cacheFolder }: CliOptions, cwd: string): Promise<Pick<GenerateContext, 'store'>> {
  if (!cache) return {};
  return { store: await openDiskStore(cacheFolder === undefined ? join(projectCache(cwd), 'results') : resolve(cwd, cacheFolder)) };
}
