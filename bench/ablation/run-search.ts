import { tracer } from '@auklet/tracer';
import { ExecutorFactory } from '../../packages/generator/src/executors/executor-factory.ts';
import type { ModuleJob } from '../../packages/generator/src/module-job.ts';
import { type GenerateOptions, parseGenerateOptions } from '../../packages/generator/src/options/generate-options.ts';
import { OutputFiles } from '../../packages/generator/src/results/output-files.ts';
import { prepareModule } from '../../packages/generator/src/steps/1-prepare-module.ts';
import { exploreExports } from '../../packages/generator/src/steps/2-explore-exports.ts';
import { searchTests } from '../../packages/generator/src/steps/3-search-tests.ts';
import type { Configuration } from './configurations.ts';

/** What one search came to. */
export interface SearchFigures {
  /** Percentage of the goals covered in the end. */
  readonly coverage: number;
  /** Mean percentage of the goals covered, over the executions. */
  readonly area: number;
}

/** Searches one module without anything after it: the number of executions is the budget, so the machine does not matter. */
export async function runSearch(file: string, { algorithm, without }: Configuration, seed: number, maxExecutions: number): Promise<SearchFigures> {
  const prepared = await prepareModule(file);
  const options = parseGenerateOptions({ targets: [file], algorithm, without, seed, maxExecutions, workers: 1 });
  const executors = new ExecutorFactory(options);
  const { timeline, goals } = await executors.use(prepared.subject, [tracer({ module: file })], async (executor) =>
    searchTests(prepared, await exploreExports(prepared, null, executor), [], executor, jobFor(file, options, executors)),
  );
  return { coverage: (100 * timeline.end.covered) / goals.count, area: areaWithin(timeline, maxExecutions, goals.count) };
}

/** A search that covers everything ends early; from there on its coverage counts until the budget would have been spent. */
function areaWithin(timeline: Awaited<ReturnType<typeof searchTests>>['timeline'], maxExecutions: number, goals: number): number {
  const { executions, covered } = timeline.end;
  return (100 * (timeline.meanCovered('executions') * executions + covered * (maxExecutions - executions))) / maxExecutions / goals;
}

function jobFor(file: string, options: GenerateOptions, executors: ExecutorFactory): ModuleJob {
  const target = { file, label: file, exportName: null, lines: null, base: file };
  return { target, options, executors, outputs: new OutputFiles('.', { writes: false }), statistics: null, cwd: '.', version: '0', onEvent: () => {}, signal: new AbortController().signal };
}
