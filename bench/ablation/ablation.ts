import { join } from 'node:path';
import { createProject } from '../subjects/create-project.ts';
import { readSubjects, slugOf, type Subject } from '../subjects/subject.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { type Configuration, configurationIn, DEFAULT_CONFIGURATIONS, REFERENCE } from './configurations.ts';
import { runSearch } from './run-search.ts';
import { compare, type Comparison, type ConfigurationSummary, type Sample, summariseConfigurations } from './summarise.ts';

export const options: Verb['options'] = {
  /** How many seeds per subject, counted from 1. */
  seeds: { type: 'string', default: '5' },
  'max-executions': { type: 'string', default: '1000' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
  /** Algorithms with what they do without, as in `dynamosa-types`, separated by commas. */
  configurations: { type: 'string', default: DEFAULT_CONFIGURATIONS.join(',') },
};

interface AblationResult extends VerbResult {
  readonly configurations: readonly ConfigurationSummary[];
  readonly comparisons: readonly Comparison[];
  readonly samples: readonly Sample[];
}

/** What the parts of the search are worth, and what it is worth against random sampling, for the same number of executions. */
export async function ablation(values: VerbOptions): Promise<AblationResult> {
  const configurations = [...new Set([REFERENCE, ...String(values['configurations']).split(',')])].map(configurationIn);
  const names = values['subjects'];
  const samples: Sample[] = [];
  for (const subject of readSubjects(typeof names === 'string' ? names.split(',') : undefined)) {
    const project = join(WORK_FOLDER, 'ablation', slugOf(subject));
    await createProject(subject, project);
    for (const configuration of configurations) samples.push(await sampleOf(subject, project, configuration, values));
  }
  const comparisons = compare(samples);
  const summaries = summariseConfigurations(samples, comparisons);
  console.error(`\n${summaries.map((one) => JSON.stringify(one)).join('\n')}\n`);
  return { summary: Object.fromEntries(summaries.map(({ configuration, coverage }) => [configuration, coverage])), configurations: summaries, comparisons, samples };
}

async function sampleOf(subject: Subject, project: string, configuration: Configuration, values: VerbOptions): Promise<Sample> {
  const [seeds, maxExecutions] = [countIn(values, 'seeds'), countIn(values, 'max-executions')];
  const coverage: number[] = [];
  const area: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const figures = await runSearch(join(project, subject.file), configuration, seed, maxExecutions);
    coverage.push(Number(figures.coverage.toFixed(2)));
    area.push(Number(figures.area.toFixed(2)));
  }
  console.error(`${subject.package} ${configuration.name}: ${coverage.join(' ')}`);
  return { subject: subject.package, configuration: configuration.name, coverage, area };
}

function countIn(values: VerbOptions, name: string): number {
  const count = Number(values[name]);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--${name} is a whole number from 1, not '${String(values[name])}'.`);
  return count;
}
