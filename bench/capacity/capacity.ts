import { join } from 'node:path';
import { readResults, type SavedResult } from '../report/saved-result.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { forecast, type Forecast } from './forecast.ts';
import { forecastTable } from './forecast-table.ts';
import { measureCosts } from './measure-costs.ts';
import type { QueueCosts } from './simulate-queue.ts';

export const options: Verb['options'] = {
  /** Jobs of which the costs of the queue are measured. */
  jobs: { type: 'string', default: '500' },
};

const MODULES = [1_000, 100_000] as const;
const WORKERS = [1, 8, 64, 512, 4_096] as const;
const RESULTS = new URL('../results/', import.meta.url);

/** What a run through a queue costs in time and machines. `work` is the name of the result that says how long jobs take. */
export interface CapacityResult extends VerbResult {
  readonly work: string;
  readonly costs: QueueCosts;
  readonly forecasts: readonly Forecast[];
}

/** What is read here of a result of the verb `scale`. */
interface ScaleMeasurement extends SavedResult {
  readonly jobs: Readonly<Record<string, number>>;
}

/**
 * Measures what the queue costs each job, and simulates runs over many modules whose work takes as long as that of the
 * last saved result of `scale`. Needs a `redis-server`.
 */
export async function capacity(values: VerbOptions): Promise<CapacityResult> {
  const measured = readResults(RESULTS).findLast((result): result is ScaleMeasurement => result.verb === 'scale');
  if (measured === undefined) throw new UsageError('there is no result of scale in bench/results; run npm run bench -- scale --save');
  const costs = await measureCosts(join(WORK_FOLDER, 'capacity'), Number(values['jobs']), measured.summary['medianResultBytes'] ?? 0);
  const work = Object.values(measured.jobs);
  const forecasts = MODULES.flatMap((modules) => WORKERS.map((workers) => forecast(modules, workers, work, costs)));
  console.error(forecastTable(forecasts));
  return {
    summary: {
      workMsMean: Math.round(work.reduce((sum, ms) => sum + ms, 0) / work.length),
      gapMs: rounded(costs.gap),
      redisMs: rounded(costs.redis),
      producerMs: rounded(costs.producer),
      jobsPerCoreHour: Math.round(forecasts[0]?.modulesPerCoreHour ?? 0),
      overheadOfTenSecondJob: rounded((costs.gap + costs.redis + costs.producer) / 10_000),
    },
    work: measured.name,
    costs,
    forecasts,
  };
}

function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
