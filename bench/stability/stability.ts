import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRandom } from '@auklet/random';
import { installNode } from '../../tools/node-versions/install-node.ts';
import { generateTests } from '../generate-tests.ts';
import { frameworks } from '../judge/framework.ts';
import { stabilityOf, type Stability } from '../judge/stability.ts';
import type { TestRun } from '../judge/test-run.ts';
import { createProject } from '../subjects/create-project.ts';
import { readSubjects, slugOf, type Subject } from '../subjects/subject.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { shuffleTests } from './shuffle-tests.ts';

export const options: Verb['options'] = {
  /** Search time per subject, as the CLI takes it; left out when `max-executions` is given. */
  budget: { type: 'string', default: '30s' },
  'max-executions': { type: 'string' },
  seed: { type: 'string', default: '1' },
  /** Names of packages, separated by commas; all when left out. */
  subjects: { type: 'string' },
  /** Fresh runs of each test file. */
  runs: { type: 'string', default: '20' },
  /** Major versions of Node, separated by commas, taken from npm; this one when left out. */
  node: { type: 'string' },
};

/** Before, at and after what most machines have, none by whole hours. */
const TIME_ZONES = ['UTC', 'Asia/Kathmandu', 'America/St_Johns'] as const;
const GENERATION_LIMIT = 600_000;
const NODES = fileURLToPath(new URL('../../node_modules/.cache/node-versions', import.meta.url));

interface Measurement extends Partial<Stability> {
  readonly package: string;
  readonly error?: string;
}

interface StabilityResult extends VerbResult {
  readonly summary: {
    readonly subjects: number;
    readonly runs: number;
    /** Tests that passed in every run, failed in every run, and did now this and now that. */
    readonly passing: number;
    readonly failing: number;
    readonly differing: number;
  };
  readonly measurements: readonly Measurement[];
}

interface Plan {
  readonly flags: readonly string[];
  readonly runs: number;
  /** Programs. */
  readonly nodes: readonly string[];
  readonly seed: string;
}

/** Whether generated tests always pass: fresh runs, each in another order, in three time zones and on several versions of Node. */
export async function stability(values: VerbOptions): Promise<StabilityResult> {
  const names = values['subjects'];
  const subjects = readSubjects(typeof names === 'string' ? names.split(',') : undefined);
  const plan = { flags: flagsOf(values), runs: runsIn(values), nodes: await nodesIn(values), seed: String(values['seed']) };
  const measurements: Measurement[] = [];
  for (const subject of subjects) {
    const measurement = await measure(subject, plan);
    measurements.push(measurement);
    const { package: name, passing = [], failing = [], differing = [], error } = measurement;
    console.error(`${name}: ${passing.length} passing${[...failing, ...differing].map((test) => `\n  not always: ${test}`).join('')}${error === undefined ? '' : `\n  ${error}`}`);
  }
  const count = (tests: 'passing' | 'failing' | 'differing'): number => measurements.reduce((sum, one) => sum + (one[tests]?.length ?? 0), 0);
  const judged = measurements.filter(({ passing }) => passing !== undefined).length;
  return { summary: { subjects: judged, runs: plan.runs, passing: count('passing'), failing: count('failing'), differing: count('differing') }, measurements };
}

async function measure(subject: Subject, { flags, runs, nodes, seed }: Plan): Promise<Measurement> {
  const project = join(WORK_FOLDER, 'stability', slugOf(subject));
  await rm(project, { recursive: true, force: true });
  await createProject(subject, project);
  const { target, error = target?.error } = await generateTests(project, subject, flags, GENERATION_LIMIT);
  const testFile = target?.testFile ?? null;
  if (testFile === null) return { package: subject.package, error: error ?? 'no test file' };
  const source = await readFile(join(project, testFile), 'utf8');
  const random = createRandom(seed).fork('order of tests');
  const found: TestRun[] = [];
  for (let run = 0; run < runs; run++) {
    await writeFile(join(project, testFile), shuffleTests(source, random.fork(run)));
    const TZ = TIME_ZONES[run % TIME_ZONES.length] as string;
    const node = nodes[Math.floor(run / TIME_ZONES.length) % nodes.length] as string;
    found.push(await frameworks[subject.framework].run(project, testFile, { node, env: { TZ } }));
  }
  return { package: subject.package, ...stabilityOf(found) };
}

async function nodesIn({ node }: VerbOptions): Promise<readonly string[]> {
  if (typeof node !== 'string') return [process.execPath];
  const programs: string[] = [];
  for (const major of node.split(',')) programs.push(join(await installNode(major, NODES), 'node'));
  return programs;
}

function runsIn({ runs }: VerbOptions): number {
  const count = Number(runs);
  if (!Number.isInteger(count) || count < 1) throw new UsageError(`--runs is a whole number from 1 on, not '${String(runs)}'.`);
  return count;
}

function flagsOf(values: VerbOptions): readonly string[] {
  const executions = values['max-executions'];
  const bound = executions === undefined ? ['--budget', String(values['budget'])] : ['--max-executions', String(executions)];
  return [...bound, '--seed', String(values['seed'])];
}
