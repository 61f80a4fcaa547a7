import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runProcess } from '../../tools/processes/run-process.ts';
import { generateTests, type Generation } from '../generate-tests.ts';
import type { Verb, VerbOptions, VerbResult } from '../verb.ts';
import { WORK_FOLDER } from '../work-folder.ts';
import { type Fixture, FIXTURES, ORDINARY, ORDINARY_RESULTS } from './fixtures.ts';

export const options: Verb['options'] = {
  budget: { type: 'string', default: '10s' },
  /** A part of the names of fixtures. */
  only: { type: 'string', default: '' },
};

/** Statements of the program that shows a finding. */
const MOST_STATEMENTS = 3;
const RUNS = 3;
const LIMIT_MS = 300_000;

interface FindingsResult extends VerbResult {
  readonly summary: {
    readonly fixtures: number;
    /** With a finding of the right outcome. */
    readonly found: number;
    /** With no other finding. */
    readonly bucketed: number;
    /** Shown by a program of three statements at most. */
    readonly minimised: number;
    /** The errors file passes three times of three, and shows what it should. */
    readonly reproduced: number;
    /** Without passing tests of what works. */
    readonly lost: number;
  };
  readonly verdicts: readonly Verdict[];
}

interface Verdict {
  readonly fixture: string;
  readonly found: boolean;
  readonly bucketed: boolean;
  readonly minimised: boolean;
  readonly reproduced: boolean;
  readonly lost: boolean;
  readonly wallMs: number;
  /** What was found, and what went wrong. */
  readonly findings: readonly string[];
  readonly program: string | null;
}

/** Writes tests for modules that bring their process down, and looks at what is reported, reproduced and kept. */
export async function findings(given: VerbOptions): Promise<FindingsResult> {
  const only = String(given['only']);
  const verdicts: Verdict[] = [];
  for (const fixture of FIXTURES.filter(({ name }) => name.includes(only))) {
    const verdict = await judge(fixture, String(given['budget']));
    verdicts.push(verdict);
    console.error(lineOf(verdict));
  }
  const count = (what: 'found' | 'bucketed' | 'minimised' | 'reproduced' | 'lost'): number => verdicts.filter((verdict) => verdict[what]).length;
  return {
    summary: { fixtures: verdicts.length, found: count('found'), bucketed: count('bucketed'), minimised: count('minimised'), reproduced: count('reproduced'), lost: count('lost') },
    verdicts,
  };
}

interface ReportedFinding {
  readonly outcome: string;
  readonly detail: string;
  readonly call: string;
  readonly reproduction?: string;
}

async function judge(fixture: Fixture, budget: string): Promise<Verdict> {
  const folder = join(WORK_FOLDER, 'findings');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{}');
  await writeFile(join(folder, 'subject.js'), `${fixture.source}\n${ORDINARY}`);
  const subject = { package: 'subject', version: '0.0.0', file: 'subject.js', framework: 'node' } as const;
  const generation = await generateTests(folder, subject, ['--budget', budget], LIMIT_MS);
  const reported = (generation.target?.findings ?? []) as readonly ReportedFinding[];
  const right = reported.find(({ outcome }) => outcome === fixture.outcome);
  const program = right?.reproduction ?? null;
  return {
    fixture: fixture.name,
    found: right !== undefined,
    bucketed: right !== undefined && reported.length === 1,
    minimised: program !== null && statementsIn(program) <= MOST_STATEMENTS,
    reproduced: await isShown(folder, fixture),
    lost: !(await isTested(folder, generation)),
    wallMs: generation.wallMs,
    findings: reported.map(({ outcome, detail, call }) => `${outcome}: ${call}: ${detail}`),
    program,
  };
}

/** Those that load the module are not counted, nor is the function around those that wait. */
function statementsIn(program: string): number {
  return program.split('\n').filter((line) => line.trim() !== '' && !/^import |= require\(|^\(async|^\}\)/.test(line)).length;
}

async function isShown(folder: string, { shown }: Fixture): Promise<boolean> {
  const file = join(folder, 'subject.auklet.errors.test.js');
  if (!existsSync(file)) return false;
  if (!(await readFile(file, 'utf8')).includes(shown)) return false;
  for (let run = 0; run < RUNS; run++) if (!(await passes(folder, file))) return false;
  return true;
}

/** The ordinary member has all three of its results asserted, in tests that pass. */
async function isTested(folder: string, { target }: Generation): Promise<boolean> {
  if (target?.testFile == null) return false;
  const text = await readFile(join(folder, target.testFile), 'utf8');
  return ORDINARY_RESULTS.every((result) => text.includes(`'${result}'`)) && (await passes(folder, join(folder, target.testFile)));
}

async function passes(folder: string, file: string): Promise<boolean> {
  const { code } = await runProcess(process.execPath, ['--test', file], { cwd: folder, limit: LIMIT_MS });
  return code === 0;
}

function lineOf({ fixture, found, bucketed, minimised, reproduced, lost, wallMs, findings: list }: Verdict): string {
  const missing = Object.entries({ found, bucketed, minimised, reproduced, 'nothing lost': !lost }).filter(([, holds]) => !holds).map(([name]) => name);
  return missing.length === 0 ? `${fixture}: all of it (${wallMs} ms)` : `${fixture}: not ${missing.join(', ')} (${wallMs} ms): ${list.join('; ')}`;
}
