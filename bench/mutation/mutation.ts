import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { generateTests, type TargetReport } from '../generate-tests.ts';
import { createProject } from '../subjects/create-project.ts';
import { readSubjects, slugOf, type Subject } from '../subjects/subject.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { fewestTests } from './fewest-tests.ts';
import { type Measurement, figuresOf, summarise, type MutationSummary } from './figures.ts';
import { runStryker } from './stryker.ts';
import { shapesOf } from './suite-shape.ts';

export const options: Verb['options'] = {
  /** Search time per subject, as the CLI takes it; left out when `max-executions` is given. */
  budget: { type: 'string', default: '30s' },
  'max-executions': { type: 'string' },
  seed: { type: 'string', default: '1' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
  /** Test runners of StrykerJS at the same time. */
  concurrency: { type: 'string', default: '1' },
};

const GENERATION_LIMIT = 600_000;
const STRYKER_LIMIT = 3_600_000;

interface MutationResult extends VerbResult {
  readonly summary: MutationSummary;
  readonly measurements: readonly Measurement[];
}

/** Mutation scores of generated suites, as StrykerJS has them, beside what the product itself estimates. */
export async function mutation(values: VerbOptions): Promise<MutationResult> {
  const names = values['subjects'];
  const measurements: Measurement[] = [];
  for (const subject of readSubjects(typeof names === 'string' ? names.split(',') : undefined)) {
    const measurement = await measure(subject, values);
    measurements.push(measurement);
    const { survivors: _, shapes: __, ...shown } = measurement;
    console.error(JSON.stringify(shown));
  }
  return { summary: summarise(measurements), measurements };
}

async function measure(subject: Subject, values: VerbOptions): Promise<Measurement> {
  const project = join(WORK_FOLDER, 'mutation', slugOf(subject));
  await rm(project, { recursive: true, force: true });
  await createProject(subject, project);
  const { target, wallMs, error = target?.error } = await generateTests(project, subject, flagsOf(values), GENERATION_LIMIT);
  const testFile = target?.testFile ?? null;
  if (target === null || testFile === null) return { package: subject.package, tests: 0, ...(error === undefined ? {} : { error }) };
  const shapes = shapesOf(await readFile(join(project, testFile), 'utf8'));
  const generated = { package: subject.package, tests: target.tests, shapes, postShare: postShareOf(target, wallMs), ...(target.mutation === undefined ? {} : { estimate: target.mutation }) };
  try {
    const mutants = await runStryker(project, { file: subject.file, testFile, framework: subject.framework, concurrency: Number(values['concurrency']), limit: STRYKER_LIMIT });
    return { ...generated, ...figuresOf(mutants), fewest: fewestTests(mutants, target.tests) };
  } catch (cause) {
    return { ...generated, error: (cause as Error).message };
  }
}

/** The hunt for live mutants is the last phase of the search. */
function postShareOf({ phases: { minimise = 0, assert = 0, verify = 0, reproduce = 0 } }: TargetReport, wallMs: number): number {
  return (100 * (minimise + assert + verify + reproduce)) / wallMs;
}

function flagsOf(values: VerbOptions): string[] {
  const executions = values['max-executions'];
  const bound = executions === undefined ? ['--budget', String(values['budget'])] : ['--max-executions', String(executions)];
  return [...bound, '--seed', String(values['seed'])];
}
