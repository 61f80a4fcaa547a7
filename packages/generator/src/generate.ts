import { ExecutorFactory } from './executors/executor-factory.ts';
import { generateModule } from './generate-module.ts';
import { type GenerateOptionsInput, parseGenerateOptions } from './options/generate-options.ts';
import type { OnEvent } from './report/generate-event.ts';
import type { Report, TargetReport } from './report/report.ts';
import { openStatisticsFile } from './statistics/statistics-file.ts';
import { findTargets } from './targets/find-targets.ts';

export interface GenerateContext {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  /** Version that test files name in their header. */
  readonly version: string;
  readonly onEvent?: OnEvent;
  /** Ends the search; what was found so far is still written. */
  readonly signal?: AbortSignal;
}

/**
 * Writes tests for modules, one after the other.
 *
 * @throws AukletError `usage` when the options or the targets are wrong; what happens to a single module is in the report.
 */
export async function generate(input: GenerateOptionsInput, context: GenerateContext): Promise<Report> {
  const options = parseGenerateOptions(input);
  const targets = await findTargets(options.targets, context.cwd, options);
  const onEvent = context.onEvent ?? (() => {});
  const signal = context.signal ?? new AbortController().signal;
  const statistics = options.stats === undefined ? null : await openStatisticsFile(options.stats, context.cwd);
  const executors = new ExecutorFactory(options);
  onEvent({ type: 'started', targets: targets.map(({ label }) => label), seed: options.seed });
  const reports: TargetReport[] = [];
  for (const [index, target] of targets.entries()) {
    if (signal.aborted) break;
    onEvent({ type: 'target-started', file: target.label, position: index + 1, total: targets.length });
    const report = await generateModule({ target, options, executors, statistics, cwd: context.cwd, version: context.version, onEvent, signal });
    reports.push(report);
    onEvent({ type: 'target-finished', report });
  }
  return { version: context.version, seed: options.seed, targets: reports };
}
