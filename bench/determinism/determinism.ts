import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateTests } from '../generate-tests.ts';
import { createProject } from '../subjects/create-project.ts';
import { readSubjects, slugOf, type Subject } from '../subjects/subject.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';

export const options: Verb['options'] = {
  'max-executions': { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
};

const VARIANTS: Readonly<Record<string, readonly string[]>> = {
  'one worker': ['--workers', '1'],
  again: ['--workers', '1'],
  'two workers': ['--workers', '2'],
  'four workers': ['--workers', '4'],
  'eight workers': ['--workers', '8'],
  'no subprocess': ['--no-subprocess'],
};

/** One subject: a digest of the test file that each variant wrote, or why there is none. */
interface Comparison {
  readonly package: string;
  readonly identical: boolean;
  readonly digests: Readonly<Record<string, string>>;
}

interface DeterminismResult extends VerbResult {
  readonly summary: { readonly subjects: number; readonly identical: number };
  readonly comparisons: readonly Comparison[];
}

/** Whether a seed and a number of executions give the same bytes, however they are executed. */
export async function determinism(values: VerbOptions): Promise<DeterminismResult> {
  const names = values['subjects'];
  const subjects = readSubjects(typeof names === 'string' ? names.split(',') : undefined);
  const budget = ['--max-executions', String(values['max-executions']), '--seed', String(values['seed'])];
  const comparisons: Comparison[] = [];
  for (const subject of subjects) {
    const comparison = await compareVariants(subject, budget);
    comparisons.push(comparison);
    console.error(`${comparison.identical ? 'same     ' : 'DIFFERENT'} ${subject.package} ${JSON.stringify(comparison.digests)}`);
  }
  const identical = comparisons.filter((one) => one.identical).length;
  return { summary: { subjects: subjects.length, identical }, comparisons };
}

async function compareVariants(subject: Subject, budget: readonly string[]): Promise<Comparison> {
  const digests: Record<string, string> = {};
  let allWritten = true;
  for (const [name, flags] of Object.entries(VARIANTS)) {
    const project = join(WORK_FOLDER, 'determinism', slugOf(subject), name.replace(' ', '-'));
    await createProject(subject, project);
    const { target, error } = await generateTests(project, subject, [...budget, ...flags]);
    const testFile = target?.testFile ?? null;
    allWritten &&= testFile !== null;
    digests[name] = testFile === null ? firstLine(target?.error ?? error ?? 'no test file') : await digestOf(join(project, testFile));
  }
  return { package: subject.package, identical: allWritten && new Set(Object.values(digests)).size === 1, digests };
}

async function digestOf(file: string): Promise<string> {
  return createHash('sha256').update(await readFile(file)).digest('hex').slice(0, 16);
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
