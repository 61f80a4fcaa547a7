import { inParallel } from '../../tools/processes/in-parallel.ts';
import type { VerbOptions, VerbResult } from '../verb.ts';
import { measureSubject, type Measurement } from './measure-subject.ts';
import { coverageTable } from './coverage-table.ts';
import { readSettings } from './settings.ts';
import { summarise, type CoverageSummary } from './summarise.ts';

export { options } from './settings.ts';

export interface CoverageResult extends VerbResult {
  readonly summary: CoverageSummary;
  readonly measurements: readonly Measurement[];
}

/** Generates tests for every subject and seed and judges them from outside. */
export async function coverage(values: VerbOptions): Promise<CoverageResult> {
  const settings = readSettings(values);
  const runs = settings.seeds.flatMap((seed) => settings.subjects.map((subject) => ({ subject, seed })));
  const measurements = await inParallel(runs, settings.jobs, async ({ subject, seed }) => {
    const measurement = await measureSubject(subject, seed, settings);
    report(measurement);
    return measurement;
  });
  console.error(`\n${coverageTable(measurements)}\n`);
  return { summary: summarise(measurements), measurements };
}

function report(measurement: Measurement): void {
  const { package: name, seed, outcome, failing, differing, error } = measurement;
  console.error(`${name} seed ${seed}: ${outcome}`);
  for (const test of failing) console.error(`  failing: ${test}`);
  for (const test of differing) console.error(`  differing: ${test}`);
  if (error !== undefined) console.error(`  ${error.split('\n').slice(0, 12).join('\n  ')}`);
}
