import type { Comparison, ConfigurationSummary } from '../ablation/summarise.ts';
import type { CapacityResult } from '../capacity/capacity.ts';
import { forecastTable } from '../capacity/forecast-table.ts';
import type { Measurement } from '../coverage/measure-subject.ts';
import type { SubjectFigures } from '../engine/engine.ts';
import { percent } from '../judge/figures.ts';
import { barChart } from './bar-chart.ts';
import { engineChart } from './engine-chart.ts';
import { markdownTable } from './markdown-table.ts';
import type { SavedResult } from './saved-result.ts';
import { stepChart } from './step-chart.ts';

/** A part of the report, and the chart that belongs to it. */
export interface Section {
  readonly text: string;
  readonly chart?: string;
}

/** A result as text: subjects and configurations where the verb has them, else its summary alone. */
export function sectionOf(result: SavedResult): Section {
  if ('measurements' in result && result.verb === 'coverage') return coverageSection(result as SavedResult & { measurements: Measurement[] });
  if (result.verb === 'ablation') return ablationSection(result as SavedResult & { configurations: ConfigurationSummary[]; comparisons: Comparison[] });
  if (result.verb === 'engine') return engineSection(result as SavedResult & { figures: SubjectFigures[] });
  if (result.verb === 'capacity') return capacitySection(result as SavedResult & CapacityResult);
  return { text: textOf(result) };
}

function engineSection(result: SavedResult & { readonly figures: readonly SubjectFigures[] }): Section {
  const rows = result.figures.map(({ subject, inProcessPerSecond, byBatch, pipelined, twoWorkers, overheadShare }) => [
    subject,
    inProcessPerSecond,
    ...['1', '10', '36', '200'].map((size) => byBatch[size] ?? '-'),
    pipelined,
    twoWorkers,
    overheadShare,
  ]);
  const heading = ['subject', 'tests/s in-process', 'batches of 1', 'of 10', 'of 36', 'of 200', 'two of 36 in flight', 'two workers / one', 'CPU beside the tests'];
  const legend = 'Tests per second in a child process, in-process = 1.';
  return { text: textOf(result, legend, markdownTable(heading, rows)), chart: engineChart(result.figures) };
}

function capacitySection(result: SavedResult & CapacityResult): Section {
  return { text: textOf(result, `Simulated with these costs, and work that takes as long as in ${result.work}:`, forecastTable(result.forecasts)) };
}

/** Heading, what the figures depend on, the summary, then whatever else there is. */
function textOf(result: SavedResult, ...more: readonly string[]): string {
  const { auklet, node, platform, cores, memoryGiB } = result.environment;
  const options = Object.entries(result.options).map(([name, value]) => `\`--${name} ${String(value)}\``);
  const summary = markdownTable(['figure', 'value'], Object.entries(result.summary));
  return [`## ${result.name}`, `Auklet ${auklet}, Node ${node}, ${platform}, ${cores} cores, ${memoryGiB} GiB; ${options.join(' ')}`, summary, ...more].join('\n\n');
}

function coverageSection(result: SavedResult & { readonly measurements: readonly Measurement[] }): Section {
  const { measurements } = result;
  const rows = measurements.map(({ package: name, version, seed, coverage, passing, failing, differing, executions }) => [
    `${name}@${version}`,
    seed,
    coverage === null ? '-' : percent(coverage.branches).toFixed(1),
    coverage === null ? '-' : percent(coverage.statements).toFixed(1),
    passing,
    failing.length,
    differing.length,
    executions,
  ]);
  const text = textOf(result, markdownTable(['subject', 'seed', 'branches %', 'statements %', 'tests', 'failing', 'differing', 'executions'], rows));
  const curves = measurements
    .filter(({ seed, timeline }) => seed === 1 && (timeline ?? []).length > 0)
    .map(({ package: name, timeline }) => ({ name, points: timeline.map(({ milliseconds, coverage }) => ({ x: milliseconds / 1_000, y: coverage })) }));
  if (curves.length === 0) return { text };
  const most = Math.max(...curves.flatMap(({ points }) => points.map(({ x }) => x)));
  return { text, chart: stepChart(curves, Math.ceil(most), 's') };
}

function ablationSection(result: SavedResult & { readonly configurations: readonly ConfigurationSummary[]; readonly comparisons: readonly Comparison[] }): Section {
  const { configurations, comparisons } = result;
  const summaries = markdownTable(
    ['configuration', 'coverage %', 'area %', 'A12', 'A12 of area', 'significantly better', 'significantly worse'],
    configurations.map(({ configuration, coverage, area, a12, a12OfArea, wins, losses }) => [configuration, coverage, area, a12, a12OfArea, wins, losses]),
  );
  const details = markdownTable(
    ['subject', 'compared with', 'median %', 'its median %', 'A12', 'p'],
    comparisons.map(({ subject, configuration, medians, a12, p }) => [subject, configuration, medians.reference, medians.other, a12, p]),
  );
  const legend = 'A12 above ½: DynaMOSA covers more. Wins and losses of DynaMOSA are subjects with p < 0.05 (Mann–Whitney, exact).';
  return { text: textOf(result, legend, summaries, details), chart: barChart(configurations.map(({ configuration, coverage }) => ({ name: configuration, value: coverage }))) };
}
